# shellcheck shell=bash
# shellcheck disable=SC2034 # supervisor-state.sh starts it
# What speaks with supervisord by its own interface, XML-RPC over its socket, at the server that supervisorctl finds and by its Python (2.7
# or 3). It takes away one group and leaves what others have pending, which `supervisorctl update` cannot. A question is a line, its words
# parted by tabs: seconds, what, names. An answer ends with `end`. Modules written in C alone: xmlrpc.client takes four times as long to start.
supervisor_api='
import binascii, os, select, sys, time
import _socket, pyexpat
class Problem(Exception): pass
class Strange(Exception): pass
class Fault(Exception): pass
clock = getattr(time, "monotonic", time.time)
tool, most, parent = sys.argv[1], int(sys.argv[2]), os.getppid()
ends, told = [0, 0], []
states = "STOPPED STARTING RUNNING BACKOFF STOPPING EXITED FATAL UNKNOWN".split()
errors = {10: "no such process", 20: "no such file", 21: "file is not executable", 40: "abnormal termination", 50: "spawn error",
    60: "already started"}
def tell(*words):
    told.append(u"\t".join(u" ".join((u"%s" % word).split()) for word in words) + u"\n")
def left():
    if clock() >= ends[1]:
        raise _socket.timeout()
    return ends[1] - clock()
def value_of(text, known):
    value = text.replace("\t", " ").split(" ;")[0].strip()
    if value[:1] in ("", "#", "\"") or " " in value or ";" in value or max(value) > "~":
        raise ValueError()
    return value % known if "%" in value else value
def server_in(conf):
    here, given, inside = os.path.dirname(os.path.abspath(os.path.expanduser(conf))), None, False
    known = dict(("ENV_" + key, os.environ[key]) for key in os.environ)
    with open(conf, "rb") as file:
        text = file.read(1000000).decode("latin-1")
    try:
        for line in text.replace("\r", "").split("\n"):
            first = line.strip()[:1]
            if line[:1] == "[":
                inside = line.startswith("[supervisorctl]")
                given = {} if inside and given is None else given
            elif first == "[" and "[supervisorctl]" in line or inside and line[:1].isspace() and first not in ("", "#", ";"):
                raise ValueError()
            elif inside and first not in ("", "#", ";"):
                at = min([line.find(sign) for sign in "=:" if sign in line] or [len(line)])
                key = line[:at].strip().lower()
                if key in ("serverurl", "username", "password"):
                    given[key] = value_of(line[at + 1:], dict(known, here=here) if key == "serverurl" else known)
    except (KeyError, TypeError, ValueError):
        raise Problem("[supervisorctl] of %s is not plain" % conf)
    if given is None:
        raise Problem("%s has no [supervisorctl]" % conf)
    return given.get("serverurl", "http://localhost:9001"), given.get("username"), given.get("password")
def server():
    here = os.path.dirname(os.path.dirname(tool))
    looks = (os.path.join(here, "etc", "supervisord.conf"), os.path.join(here, "supervisord.conf"), "supervisord.conf",
        "etc/supervisord.conf", "/etc/supervisord.conf", "/etc/supervisor/supervisord.conf")
    found = [conf for conf in looks if os.path.exists(conf)]
    # Not every release looks in the same order.
    servers = set(server_in(conf) for conf in found)
    if len(servers) != 1:
        raise Problem("supervisorctl finds %s" % (" and ".join(found) or "no configuration"))
    return servers.pop()
def connected(url):
    host, sign, port = url[7:].split("/")[0].partition(":")
    if url.startswith("unix://"):
        places = [(_socket.AF_UNIX, _socket.SOCK_STREAM, 0, "", os.path.abspath(os.path.expanduser(url[7:])))]
    elif url.startswith("http://") and host.replace("-", "").replace(".", "").isalnum() and (port.isdigit() or not sign):
        places = _socket.getaddrinfo(host, int(port or 80), 0, _socket.SOCK_STREAM)
    else:
        raise Problem("%s is no server that is understood" % url)
    for family, kind, protocol, _, place in places:
        link = _socket.socket(family, kind, protocol)
        try:
            link.settimeout(left())
            link.connect(place)
            return link
        except _socket.error as error:
            link.close()
            trouble = error
    raise trouble
def decoded(text):
    stack, marks, typed, words, fault = [], [], [], [], []
    def begin(tag, _):
        del words[:]
        if tag == "value":
            typed.append(False)
        elif typed:
            typed[-1] = True
        if tag in ("array", "struct"):
            marks.append(len(stack))
        if tag == "fault":
            fault.append(True)
    def end(tag):
        if tag in ("string", "name", "double") or tag == "value" and not typed.pop():
            stack.append(u"".join(words))
        elif tag in ("int", "i4", "boolean"):
            stack.append(int(u"".join(words)))
        elif tag == "nil":
            stack.append(None)
        elif tag in ("array", "struct"):
            mark = marks.pop()
            items = stack[mark:]
            stack[mark:] = [dict(zip(items[::2], items[1::2])) if tag == "struct" else items]
    def entity(*_):
        raise ValueError()
    parser = pyexpat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.CharacterDataHandler, parser.EntityDeclHandler = words.append, entity
    parser.Parse(text, True)
    if fault:
        raise Fault(stack[0]["faultCode"], stack[0]["faultString"])
    return stack[0]
def call(method, *words):
    url, name, password = server()
    text = u"".join(u"<param><value>%s</value></param>" % (u"<boolean>0</boolean>" if word is False
        else u"<string>%s</string>" % word.replace("&", "&amp;").replace("<", "&lt;")) for word in words)
    text = u"<methodCall><methodName>supervisor.%s</methodName><params>%s</params></methodCall>" % (method, text)
    body, head = text.encode("ascii", "xmlcharrefreplace"), "POST /RPC2 HTTP/1.0\r\nHost: localhost\r\nContent-Type: text/xml\r\n"
    if name is not None and password is not None:
        pair = ("%s:%s" % (name, password)).encode("latin-1")
        head += "Authorization: Basic %s\r\n" % binascii.b2a_base64(pair).decode("ascii").replace("\n", "")
    pieces, size, link = [], 0, connected(url)
    link.sendall(("%sContent-Length: %d\r\n\r\n" % (head, len(body))).encode("ascii") + body)
    while True:
        link.settimeout(left())
        piece = link.recv(65536)
        if not piece:
            break
        pieces.append(piece)
        size += len(piece)
        if size > 20 * most:
            raise Strange("supervisord told more than %d bytes" % most)
    link.close()
    head, _, body = b"".join(pieces).partition(b"\r\n\r\n")
    head = head.decode("latin-1").split("\r\n")
    if head[0][:5] == "HTTP/" and head[0].split()[1:2] != ["200"]:
        raise Problem("it answers %s" % head[0].partition(" ")[2])
    for line in head:
        if line.lower().startswith("content-length:") and len(body) < int(line[15:]) or head[0][:5] != "HTTP/":
            raise Strange("the answer of supervisord was cut off")
    return decoded(body)
def processes():
    size = 0
    for one in call("getAllProcessInfo"):
        name, state, since = one["name"], one["statename"], "-"
        if name != one["group"]:
            name = u"%s:%s" % (one["group"], name)
        size += len(name) + len(one["description"]) + 20
        if size > most:
            raise Strange("supervisord told more than %d bytes" % most)
        if u" ".join(name.split()) != name or not name or state not in states:
            raise Strange(u"supervisord said: %s %s" % (name, state))
        if state == "RUNNING" and one["start"] > 0:
            since = max(0, one["now"] - one["start"])
        tell("process", state.lower(), one["exitstatus"], since, name, one["description"])
def reread():
    found = zip(("available", "changed", "disappeared"), call("reloadConfig")[0])
    for name, kind in sorted((name, kind) for kind, names in found for name in names):
        tell("pending", name, kind)
def known(method, name, *words):
    try:
        call(method, name, *words)
    except Fault as fault:
        if fault.args[0] != 10: # not known
            raise
        return False
    return True
def remove(names):
    waiting, gone, pause = [name for name in names if known("stopProcessGroup", name, False)], set(), 0.02
    try:
        while waiting:
            for name in waiting[:]:
                try:
                    if known("removeProcessGroup", name):
                        gone.add(name)
                    waiting.remove(name)
                except Fault as fault:
                    if fault.args[0] != 91: # still running
                        raise
            if not waiting:
                break
            if clock() + pause >= ends[1]:
                raise Strange(u"after %d s supervisord has not ended: %s" % (ends[0], u" ".join(waiting)))
            time.sleep(pause)
            pause = min(1.5 * pause, 0.5)
            # What had ended, or was between two starts, may run again.
            waiting = [name for name in waiting if known("stopProcessGroup", name, False)]
    finally:
        for name in names:
            if name in gone:
                tell("removed %s" % name)
def start(name):
    try:
        call("startProcess", name)
        tell("%s: started" % name)
    except Fault as fault:
        tell("%s: ERROR (%s)" % (name, errors.get(fault.args[0], fault.args[1])))
def answer(seconds, act, *names):
    ends[:] = seconds, clock() + seconds
    try:
        if act == "processes":
            processes()
        elif act == "reread":
            reread()
        elif act == "version":
            tell(call("getSupervisorVersion"))
        elif act == "remove":
            remove(names)
        else:
            for name in names:
                start(name)
    except Problem as why:
        tell("problem", why)
    except Fault as fault:
        tell("fault", "fault %s %s" % fault.args)
    except Strange as why:
        tell("fault", u"%s" % why.args[0])
    except _socket.timeout:
        tell("fault", "supervisord did not answer within %d s" % seconds)
    except EnvironmentError as why:
        tell("problem", why)
    except (pyexpat.ExpatError, AttributeError, KeyError, IndexError, TypeError, ValueError):
        tell("fault", "the answer of supervisord is not understood")
asked = b""
while True:
    while b"\n" not in asked:
        if not select.select([0], [], [], 5)[0]:
            if os.getppid() != parent:
                os._exit(0)
            continue
        piece = os.read(0, 65536)
        if not piece:
            os._exit(0)
        asked += piece
    line, asked = asked.split(b"\n", 1)
    words = line.decode("utf-8", "replace").split(u"\t")
    answer(int(words[0]), *words[1:])
    out = getattr(sys.stdout, "buffer", sys.stdout)
    out.write((u"".join(told) + u"end\n").encode("utf-8", "replace"))
    out.flush()
    del told[:]
'
