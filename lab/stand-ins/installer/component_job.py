"""The job behind deploy-qingcloud-component.py: builds and brings a component.

It belongs to nobody's session. What fails in it is seen in its status and its logs only. JOB_ID says which job it is.
"""
import os
import re
import shutil
import signal
import subprocess
import time

import installer_jobs as installer

BOSS2 = '/pitrix/conf/variables/boss2'
TEMPLATES = '/pitrix/lib/installer/templates'


class Failed(Exception):
    pass


class Job:
    def __init__(self, record):
        self.record = record
        self.zone = record['zone']
        self.prefix = self.zone + '-' if installer.variable('is_region') == '1' else ''

    def set_status(self, status):
        self.record['status'] = status
        installer.save(self.record)

    def say(self, text):
        line = '%s %s' % (time.strftime('%F %T'), text)
        print(line, flush=True)
        with open('%s/%s.short' % (installer.JOBS, self.record['job_id']), 'a') as log:
            print(line, file=log)

    def run(self, *words):
        self.say('Running %s' % ' '.join(words))
        if subprocess.call(words, stdin=subprocess.DEVNULL) != 0:
            raise Failed('%s failed' % ' '.join(words))

    def members(self, group):
        return re.match(r'nodes=\( (.*) \);', installer.read('/pitrix/conf/nodes/' + group)).group(1).split()

    def hosts(self, role):
        settings = '/pitrix/conf/settings/'
        return sorted(name for name in os.listdir(settings) if 'role="%s"' % role in installer.read(settings + name))

    def launch(self, group, hosts):
        for name in {group, self.prefix + group}:
            with open('/pitrix/conf/nodes/' + name, 'w') as file:
                file.write('nodes=( %s );\n' % ' '.join(hosts))
        return hosts

    def half_way(self):
        """Where the lab's faults interfere."""
        if installer.is_broken('job-reboots-firstbox'):
            self.say('Rebooting firstbox')
            reboot()
            self.say('Resumed')
        if installer.is_broken('job-fails-half-way'):
            raise Failed('launching the management VMs failed')
        if installer.is_broken('job-unknown-word'):
            self.set_status('paused')
        while installer.is_broken('job-hangs') or installer.is_broken('job-unknown-word'):
            time.sleep(0.1)
        self.set_status('working')

    def update(self, nodes, packages):
        self.run('/pitrix/upgrade/update.sh', '-f', nodes, packages)

    def build(self, *packages):
        self.run('/pitrix/build/build_pkgs.py', '-p', ','.join(packages))

    def deploy_boss(self):
        os.makedirs(BOSS2, exist_ok=True)
        for template, name in (('boss2.yaml', 'boss2.yaml.' + self.zone), ('local_config.yaml', 'local_config.yaml')):
            if not os.path.exists('%s/%s' % (BOSS2, name)):
                shutil.copy('%s/%s' % (TEMPLATES, template), '%s/%s' % (BOSS2, name))
        self.build(
            'pitrix-boss2-manager',
            'pitrix-transit-upload-server',
            'pitrix-boss2-web',
            'pitrix-ks-boss2-conf',
            'pitrix-ks-boss2-console',
            'pitrix-ks-proxy-boss2',
        )
        self.half_way()
        nodes = self.members(self.prefix + 'boss') or self.launch('boss', self.hosts('boss'))
        first = nodes[0]
        if installer.is_broken('job-done-with-failure'):
            self.say('Error: %s was left out' % nodes.pop())
        self.update(','.join(nodes), 'boss,pitrix-transit-upload-server,pitrix-ks-boss2-conf,pitrix-ks-boss2-console')
        self.update(self.prefix + 'proxy', 'pitrix-ks-proxy-boss2')
        for command in ('migrate', 'init_data'):
            self.run('ssh', first, '/pitrix/bin/boss2-manager/django_manage.sh', command)

    def deploy_cronus(self):
        self.launch('influxdb', self.members(self.prefix + 'zoocassa')[:1])
        self.build('pitrix-cronus', 'pitrix-ks-proxy-cronus')
        self.half_way()
        self.update(self.prefix + 'influxdb', 'pitrix-cronus')
        self.update(self.prefix + 'proxy', 'pitrix-ks-proxy-cronus')

    def deploy_other(self, component):
        """Any other: its hosts come into the group of its name, its package has its name."""
        self.build('pitrix-' + component)
        self.half_way()
        hosts = self.launch(component, self.members(self.prefix + 'zoocassa')[:1])
        self.update(','.join(hosts), 'pitrix-' + component)

    def deploy(self):
        self.set_status('working')
        component = self.record['component']
        self.say('Deploying %s in %s' % (component, self.zone))
        installer.switch_on(self.zone, 'deploy_' + component)
        try:
            known = {'boss': self.deploy_boss, 'cronus': self.deploy_cronus}
            known.get(component, lambda: self.deploy_other(component))()
            self.run('/pitrix/bin/dump_hosts.py', '-f', '%s/hosts_%s' % (installer.LOGS, self.record['job_id']))
        except (Failed, OSError) as error:
            self.say('Error: %s' % error)
            self.set_status('failed')
            return
        self.say('Done')
        self.set_status('done with failure' if installer.is_broken('job-done-with-failure') else 'successful')


def reboot():
    """Every ssh session ends and for three seconds nobody answers; the installer's own daemon resumes its job."""
    daemon = int(installer.read('/run/sshd.pid'))
    for process in [daemon] + descendants(daemon):
        try:
            os.kill(process, signal.SIGKILL)
        except ProcessLookupError:
            pass
    time.sleep(3)
    subprocess.check_call(['/usr/sbin/sshd'])


def descendants(ancestor):
    parents = {}
    for name in filter(str.isdigit, os.listdir('/proc')):
        try:
            parents[int(name)] = int(installer.read('/proc/%s/stat' % name).rsplit(')', 1)[1].split()[1])
        except OSError:
            pass  # it has ended meanwhile
    found = [ancestor]
    for process in found:
        found.extend(child for child, parent in parents.items() if parent == process)
    return found[1:]


Job(next(job for job in installer.jobs() if job['job_id'] == os.environ['JOB_ID'])).deploy()
