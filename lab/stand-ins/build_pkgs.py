#!/usr/bin/env python3
"""Stand-in for the platform's builder of packages.

Usage: build_pkgs.py -p <pkg>[,<pkg>...]

A package is a folder under /pitrix/build/packages/deb: its tree, DEBIAN/ included, and what is not packed as it is:
  sources     a file of the firstbox and its place on the nodes, one pair a line
  repository  the folder of /pitrix/repo that the .deb goes to, indep without it
  frontend    the package of /pitrix/repo/web whose highest version is put in; the .deb takes its version
Else the version is the folder's, however often it is built; there are no conffiles and no md5sums. A build that fails
exits 1 and leaves the .deb of the build before.
"""
import argparse
import functools
import glob
import os
import re
import shutil
import subprocess
import sys
import time

PACKAGES = '/pitrix/build/packages/deb'
REPOSITORY = '/pitrix/repo'
LOGS = '/pitrix/log/build_pkgs'


def build(package, log):
    folder = os.path.join(PACKAGES, package)
    stage = os.path.join('/pitrix/build', package + '.stage')
    shutil.rmtree(stage, ignore_errors=True)
    shutil.copytree(folder, stage, symlinks=True, ignore=shutil.ignore_patterns('sources', 'repository', 'frontend'))
    sources = os.path.join(folder, 'sources')
    if os.path.exists(sources):
        with open(sources) as pairs:
            for source, place in (pair.split() for pair in pairs):
                os.makedirs(os.path.dirname(stage + place), exist_ok=True)
                shutil.copy2(source, stage + place)
    frontend = read_word(os.path.join(folder, 'frontend'))
    if frontend:
        put_in(frontend, stage, log)
    repository = os.path.join(REPOSITORY, read_word(os.path.join(folder, 'repository')) or 'indep')
    os.makedirs(repository, exist_ok=True)
    # Given a folder, dpkg-deb names the file by package, version and architecture.
    done = subprocess.call(['dpkg-deb', '-Zgzip', '-b', stage, repository], stdout=log, stderr=log) == 0
    shutil.rmtree(stage)
    return done


def read_word(path):
    if not os.path.exists(path):
        return ''
    with open(path) as file:
        return file.read().strip()


def put_in(frontend, stage, log):
    debs = glob.glob('%s/web/%s_*_all.deb' % (REPOSITORY, frontend))
    if not debs:
        raise OSError('no %s_*_all.deb in %s/web' % (frontend, REPOSITORY))
    highest = max(debs, key=functools.cmp_to_key(compare))
    subprocess.check_call(['dpkg-deb', '-x', highest, stage], stdout=log, stderr=log)
    control = stage + '/DEBIAN/control'
    with open(control) as file:
        text = file.read()
    with open(control, 'w') as file:
        file.write(re.sub('^Version: .*', 'Version: ' + version_of(highest), text, flags=re.MULTILINE))


def version_of(deb):
    return deb.rsplit('_', 2)[1]


def compare(one, other):
    lower = ['dpkg', '--compare-versions', version_of(one), 'lt', version_of(other)]
    return -1 if subprocess.call(lower) == 0 else 1


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('-p', dest='packages', required=True)
    packages = [name for name in parser.parse_args().packages.split(',') if name]
    os.makedirs(LOGS, exist_ok=True)
    failed = []
    for package in packages:
        name = package[len('pitrix-'):] if package.startswith('pitrix-') else package
        with open('%s/build_%s.log' % (LOGS, name.replace('-', '_')), 'a') as log:
            try:
                done = build(package, log)
            except (OSError, subprocess.CalledProcessError) as error:
                print(error, file=log)
                done = False
        line = 'Building [%s] ... %s' % (package, 'OK.' if done else 'Error!')
        print(line, flush=True)
        with open(LOGS + '/build_pkgs.log', 'a') as log:
            print(time.strftime('%F %T'), line, file=log)
        if not done:
            failed.append(package)
    if len(failed) < len(packages):
        subprocess.call(['/pitrix/bin/scan_all.sh'])
    sys.exit(1 if failed else 0)


main()
