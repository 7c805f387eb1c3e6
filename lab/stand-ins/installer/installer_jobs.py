"""What the stand-ins of the installer share: its jobs, and the platform's variables.

It lies where a login shell's PYTHONPATH leads and a plain ssh command's does not.
"""
import json
import os
import re
import sys

JOBS = '/pitrix/lib/installer/jobs'
LOGS = '/pitrix/log/deploy'
VARIABLES = '/pitrix/conf/variables/variables.yaml'
AT_WORK = ('pending', 'working', 'paused')


def is_broken(fault):
    """Whether the lab has broken this; it remembers so on the host."""
    return os.path.isdir('/run/lab-faults/' + fault)


def show(values):
    print(json.dumps(values, indent=4))


def refuse(text):
    print(text)
    sys.exit(1)


def read(path):
    with open(path) as file:
        return file.read()


def replace(path, text):
    with open(path + '.new', 'w') as file:
        file.write(text)
    os.rename(path + '.new', path)


def jobs():
    """All jobs, the oldest first."""
    files = [os.path.join(JOBS, name) for name in os.listdir(JOBS) if name.endswith('.json')]
    return sorted((json.loads(read(file)) for file in files), key=lambda job: job['number'])


def save(job):
    replace('%s/%s.json' % (JOBS, job['job_id']), json.dumps(job, indent=4) + '\n')


def variable(key):
    """The first value of this key in variables.yaml, without quotes."""
    return re.search(r'^ *%s: *\'?([^\'\n#]*?)\'? *(#.*)?$' % key, read(VARIABLES), re.MULTILINE).group(1)


def has_zone(zone):
    return re.search(r'^%s:$' % re.escape(zone), read(VARIABLES), re.MULTILINE) is not None


def switch_on(zone, flag):
    """Writes `flag: 1` into the zone's section of variables.yaml."""
    before, head, rest = re.split(r'^(%s:\n)' % re.escape(zone), read(VARIABLES), maxsplit=1, flags=re.MULTILINE)
    section = re.match(r'(?:[ #].*\n|\n)*', rest).group(0)
    switched, found = re.subn(r'^( +%s:) *\d' % flag, r'\1 1', section, flags=re.MULTILINE)
    if not found:
        switched = section + '  %s: 1\n' % flag
    replace(VARIABLES, before + head + switched + rest[len(section):])
