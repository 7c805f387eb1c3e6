#!/usr/bin/env python3
"""Stand-in: the hosts lines for the operator's own machine.

Usage: dump_hosts.py [-f FILE]     lines `IP name [name...]`, the first is of the proxy's virtual address
"""
import argparse
import re

import installer_jobs as installer


def lines():
    hosts = [line.split() for line in installer.read('/etc/hosts').splitlines()]
    domain = installer.variable('domain')
    for address, *names in hosts:
        if re.search(r'(^|-)proxy$', names[-1]):
            yield ' '.join([address] + ['%s.%s' % (name, domain) for name in ('console', 'api', 'boss')])
    for address, *names in hosts:
        if re.search(r'(^|-)(webservice|boss)$', names[-1]):
            yield '%s %s' % (address, names[-1])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('-f', dest='file')
    file = parser.parse_args().file
    text = '\n'.join(lines()) + '\n'
    if file is None:
        print(text, end='')
    else:
        installer.replace(file, text)


main()
