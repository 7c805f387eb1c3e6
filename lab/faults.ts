import type { Role } from './host-plan';

/** Something that can be broken on a lab host; the commands are in `faults/NAME.sh`. */
export interface Fault {
  readonly summary: string;
  /** Where it can be broken; by default on the first of these roles. */
  readonly roles: readonly [Role, ...Role[]];
  /** Which member of that role by default, in the sense of Array.at. */
  readonly member: number;
}

/** All faults by name. A new one is a line here and a file in `faults/`. */
export const faults = {
  'program-revived': {
    summary: 'a V1 program is back and runs, as after a reinstall',
    roles: ['boss', 'webservice', 'hyper'],
    member: 0,
  },
  'conf-revived': {
    summary: 'the conf file of a V1 program is back, not loaded',
    roles: ['webservice', 'boss', 'hyper'],
    member: 0,
  },
  'site-revived': { summary: 'the V1 site is back and served', roles: ['proxy'], member: 0 },
  'supervisord-dead': {
    summary: 'supervisord is stopped',
    roles: ['boss', 'webservice', 'proxy', 'zoocassa', 'hyper'],
    member: 1,
  },
  'node-unreachable': {
    summary: 'the cable is pulled',
    roles: ['hyper', 'webservice', 'boss', 'proxy', 'zoocassa', 'firstbox'],
    member: 0,
  },
  'sshd-frozen': {
    summary: 'sshd accepts connections and never answers',
    roles: ['hyper', 'webservice', 'boss', 'proxy', 'zoocassa', 'firstbox'],
    member: -1,
  },
  'foreign-pending-conf': {
    summary: "another product's conf is pending beside a revived V1 program",
    roles: ['boss', 'webservice', 'hyper'],
    member: 0,
  },
  'group-empty': { summary: 'the node group hyper is empty', roles: ['firstbox'], member: 0 },
  'parallel-missing': { summary: 'GNU parallel is not installed', roles: ['firstbox'], member: 0 },
  'nginx-broken': {
    summary: "another product's nginx file has a syntax error; the running nginx still serves",
    roles: ['proxy'],
    member: 0,
  },
  'program-outlives-supervisord': {
    summary: 'a V1 program runs on as an orphan, unknown to the new supervisord',
    roles: ['boss', 'webservice', 'hyper'],
    member: 0,
  },
  'package-build-fails': {
    summary: 'every build of a package ends with 1 and leaves the .deb of before',
    roles: ['firstbox'],
    member: 0,
  },
  'repo-unreachable': {
    summary: "apt-get update fails on the node; packages of before come from the node's own copy",
    roles: ['webservice', 'boss', 'proxy', 'zoocassa', 'hyper'],
    member: 0,
  },
  'push-forgotten': {
    summary: 'server.yaml was edited on the firstbox and not pushed',
    roles: ['firstbox'],
    member: 0,
  },
  'websupervisor-stopped': {
    summary: 'the program of the web supervisor is stopped',
    roles: ['webservice'],
    member: 0,
  },
} as const satisfies Readonly<Record<string, Fault>>;

export type FaultName = keyof typeof faults;
