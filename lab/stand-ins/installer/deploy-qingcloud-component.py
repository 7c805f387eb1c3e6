#!/usr/bin/env python3
"""Stand-in for the start of a component's deployment.

Usage: deploy-qingcloud-component.py -v /pitrix/config/vm_variables.<ZONE>.yaml

Exit 0 means accepted: the job goes on by itself. Wanted: a second start beside a running job is not refused.
"""
import argparse
import os
import re
import subprocess
import sys
import time
import uuid

import installer_jobs as installer


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('-v', dest='file', required=True)
    file = parser.parse_args().file
    if not os.path.isfile(file):
        installer.refuse('Error: The file [%s] is not found!' % file)
    named = re.match(r'vm_variables\.(.+)\.yaml$', os.path.basename(file))
    if named is None or not installer.has_zone(named.group(1)):
        installer.refuse('Error: The file [%s] is not of a zone of this platform!' % file)
    flags = re.findall(r'^deploy_(\w+): *1\b', installer.read(file), re.MULTILINE)
    if len(flags) != 1:
        installer.refuse('Error: Only one component can be deployed at a time, but got [%s]!' % ','.join(flags))
    if flags[0] != 'boss' and not os.path.isdir('/pitrix/build/packages/deb/pitrix-' + flags[0]):
        installer.refuse('Error: The component [%s] is not supported!' % flags[0])
    others = installer.jobs()
    if installer.is_broken('job-second-start-refused') and others[-1]['status'] in installer.AT_WORK:
        installer.refuse('Error: The job [%s] is not finished, please try again later!' % others[-1]['job_id'])

    job = {
        'job_id': 'j-' + uuid.uuid4().hex[:8],
        'number': others[-1]['number'] + 1,
        'component': flags[0],
        'zone': named.group(1),
        'file': file,
        'status': 'pending',
    }
    installer.save(job)
    with open(installer.LOGS + '/starts.log', 'a') as starts:
        print(time.strftime('%F %T'), job['job_id'], file, file=starts)
    with open('%s/%s.log' % (installer.LOGS, job['job_id']), 'a') as log:
        subprocess.Popen(
            [sys.executable, os.path.join(os.path.dirname(installer.__file__), 'component_job.py')],
            env=dict(os.environ, JOB_ID=job['job_id']),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    installer.show({'job_id': job['job_id'], 'ret_code': 0})


main()
