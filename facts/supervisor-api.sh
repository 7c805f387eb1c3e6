# shellcheck shell=bash
# shellcheck disable=SC2016,SC2034,SC2154 # probes.sh and supervisor-files.sh have what is used here and use what is set here
# supervisord asked and told by its own interface, XML-RPC over its socket, with Python's standard library only (2.7 and 3): it takes away
# one group and leaves what others have pending, which `supervisorctl update` cannot.

# supervisor_api processes | reread | remove GROUP...: one line for each thing; 1 and a line `problem WHY` where it cannot be used
supervisor_api() {
  local python
  find_supervisor_conf || {
    echo 'problem its configuration was not found'
    return 1
  }
  python=$(command -v python3 || command -v python2.7 || command -v python2 || command -v python) || {
    echo 'problem there is no python'
    return 1
  }
  LC_ALL=C.UTF-8 timeout 90 "$python" -S -E -c "$supervisor_api" "$supervisor_conf" "$@" 2>&1
}
supervisor_api='
import base64, os, re, socket, sys, time
def end(why):
    print("problem " + " ".join(str(why).split()))
    sys.exit(1)
try:
    try:
        import http.client as web, xmlrpc.client as rpc
    except ImportError:
        import httplib as web, xmlrpclib as rpc
except ImportError as why:
    end(why)
conf, act, names = sys.argv[1], sys.argv[2], sys.argv[3:]
given, inside = {"serverurl": "http://localhost:9001"}, False
for line in open(conf, "rb").read().decode("latin-1").splitlines():
    if line.startswith("["):
        inside = line.startswith("[supervisorctl]")
    pair = re.match(r"(serverurl|username|password)\s*[=:]\s*(.*)", line, re.I)
    if inside and pair:
        value = re.sub(r"\s+;.*", "", pair.group(2)).strip()
        given[pair.group(1).lower()] = value.replace("%(here)s", os.path.dirname(conf))
if [key for key in given if "%(" in given[key]]:
    end("a value of [supervisorctl] in %s is not plain" % conf)
server = given["serverurl"]
class Local(web.HTTPConnection):
    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(80)
        self.sock.connect(server[7:])
headers = {"Content-Type": "text/xml"}
if "username" in given:
    pair = "%s:%s" % (given["username"], given.get("password", ""))
    headers["Authorization"] = "Basic " + base64.b64encode(pair.encode("latin-1")).decode("ascii")
def call(method, *words):
    place = re.match(r"http://([^/:]+):(\d+)/?$", server)
    if server.startswith("unix://"):
        link = Local("localhost")
    elif place:
        link = web.HTTPConnection(place.group(1), int(place.group(2)), timeout=80)
    else:
        end("%s is no server that is understood" % server)
    body = rpc.dumps(words, "supervisor." + method)
    link.request("POST", "/RPC2", body if isinstance(body, bytes) else body.encode("utf-8"), headers)
    answer = link.getresponse()
    if answer.status != 200:
        end("it answers %s %s" % (answer.status, answer.reason))
    return rpc.loads(answer.read())[0][0]
def tell(kind, *words):
    text = u" ".join([kind] + [u" ".join((u"%s" % word).split()) for word in words]) + u"\n"
    getattr(sys.stdout, "buffer", sys.stdout).write(text.encode("utf-8"))
def take_away(name):
    try:
        call("stopProcessGroup", name)
    except rpc.Fault as fault:
        if fault.faultCode != 10: # not known
            raise
        return
    for _ in range(100):
        try:
            call("removeProcessGroup", name)
            break
        except rpc.Fault as fault:
            if fault.faultCode != 91: # still running
                raise
            time.sleep(0.1)
    tell("removed", name)
try:
    if act == "processes":
        tell("version", call("getSupervisorVersion"))
        for one in call("getAllProcessInfo"):
            name = one["name"] if one["name"] == one["group"] else one["group"] + ":" + one["name"]
            tell("process", one["statename"], one["exitstatus"], name)
    elif act == "reread":
        call("reloadConfig")
        tell("loads")
    else:
        for name in names:
            take_away(name)
except rpc.Fault as fault:
    tell("fault", fault.faultCode, fault.faultString)
    sys.exit(1)
except (EnvironmentError, web.HTTPException, rpc.Error) as why:
    end(why)
'

# supervisor_api_usable: whether it answers, and as the one that supervisorctl asks; else `api_problem` says why. Leaves the lines
# `STATE EXITCODE NAME` in `api_processes` and its version in `api_version`.
supervisor_api_usable() {
  local lines line known=()
  api_problem='' api_version='' api_processes=()
  mapfile -t lines < <(supervisor_api processes)
  for line in "${lines[@]}"; do
    case $line in
      'version '*) api_version=${line#* } ;;
      'process '*) api_processes+=("${line#process }") ;;
      *) api_problem=${line#problem } ;;
    esac
  done
  if [ -z "$api_problem" ] && [ -z "$api_version" ]; then api_problem='it gave no answer'; fi
  [ -z "$api_problem" ] || return 1
  read_supervisor
  for line in "${supervisor_lines[@]+"${supervisor_lines[@]}"}"; do
    [[ $line =~ $supervisor_line ]] && known+=("${BASH_REMATCH[1]}")
  done
  if [ "$(printf '%s\n' "${known[@]}" | LC_ALL=C sort)" != "$(printf '%s\n' "${api_processes[@]#* * }" | LC_ALL=C sort)" ]; then
    api_problem='another supervisord answers there than supervisorctl asks'
    return 1
  fi
}
