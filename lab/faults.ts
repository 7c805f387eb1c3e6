import type { Role } from './host-plan';

/** Something that can be broken on a lab host; the commands are in `faults/NAME.sh`. */
export interface Fault {
  readonly summary: string;
  /** Where it can be broken; by default on the first of these roles. */
  readonly roles: readonly [Role, ...Role[]];
  /** Which member of that role by default, in the sense of Array.at. */
  readonly member: number;
}

const onFirstbox = (summary: string): Fault => ({ summary, roles: ['firstbox'], member: 0 });
const nodes = ['hyper', 'webservice', 'boss', 'proxy', 'zoocassa'] as const;
const onNode = (summary: string, member = 0): Fault => ({ summary, roles: nodes, member });
const onAnyHost = (summary: string): Fault => ({ summary, roles: ['firstbox', ...nodes], member: 0 });
const onBoss = (summary: string): Fault => ({ summary, roles: ['boss'], member: 0 });

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
  'group-empty': onFirstbox('the node group hyper is empty'),
  'parallel-missing': onFirstbox('GNU parallel is not installed'),
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
  'package-build-fails': onFirstbox('every build of a package ends with 1 and leaves the .deb of before'),
  'repo-unreachable': {
    summary: "apt-get update fails on the node; packages of before come from the node's own copy",
    roles: ['webservice', 'boss', 'proxy', 'zoocassa', 'hyper'],
    member: 0,
  },
  'push-forgotten': onFirstbox('server.yaml was edited on the firstbox and not pushed'),
  'websupervisor-stopped': {
    summary: 'the program of the web supervisor is stopped',
    roles: ['webservice'],
    member: 0,
  },
  'webhook-value-back': onFirstbox('somebody has switched the saving of notifications on again'),
  'job-fails-half-way': onFirstbox('a component job builds its packages and then fails'),
  'job-hangs': onFirstbox('a component job works for ever half-way; the mend lets it go on'),
  'job-done-with-failure': onFirstbox('a component job leaves the last boss host out and says so'),
  'job-unknown-word': onFirstbox('half-way a component job is "paused"; the mend lets it go on'),
  'job-second-start-refused': onFirstbox('a component job is refused while another one runs'),
  'job-garbage-json': onFirstbox('the status of the component job is half a JSON text'),
  'job-reboots-firstbox': onFirstbox(
    'half-way a component job ends every ssh session; sshd is back after 3 s',
  ),
  'platform-upgrading': onFirstbox('an upgrade of the platform is half done'),
  'platform-busy': onFirstbox('the platform says that it is upgrading'),
  'installer-old': onFirstbox('the installer is 4.2.1'),
  'installer-443': onFirstbox('the installer is 4.4.3'),
  'installer-44': onFirstbox('the installer is 4.4'),
  'cronus-missing': onFirstbox('cronus was never deployed: no group, no variable, no topology'),
  'zone-is-sub': onFirstbox('the zone is a sub zone and not a global one'),
  'zoocassa-old': { summary: 'the host says that it is an Ubuntu 14.04.2', roles: ['zoocassa'], member: 0 },
  'boss2-program-stopped': onBoss('a program of V2 is stopped'),
  'boss2-conf-changed': onBoss('boss2.yaml was changed by hand on the node'),
  'areyouok-fails': onBoss('areyouok finds an error'),
  'migrate-fails': onBoss('migrate of django_manage.sh ends with 1'),
  'areyouok-garbage': onBoss('areyouok says something that nobody knows, with exit code 0'),
  'tmp-full': onAnyHost('/tmp is full'),
  'tmp-readonly': onAnyHost('/tmp is read-only'),
  'disk-full': onAnyHost('the folders of backups and of edited and pushed files are full'),
  'clock-forward': {
    summary: 'the clock went forward by a day: what was written before is a day older',
    roles: ['proxy'],
    member: 0,
  },
  'clock-back': {
    summary: 'the clock went back by a day: what was written before is from tomorrow',
    roles: ['proxy'],
    member: 0,
  },
  'programs-200': onNode('200 programs more run under supervisord'),
  'supervisorctl-floods': onNode('supervisorctl prints 6 MB'),
  'supervisorctl-dribbles': onNode('supervisorctl prints a byte a second, for ever'),
  'login-floods': onNode('every login prints 5 MB'),
  'login-dribbles': onNode('every login prints a byte a second, for ever', -1),
  'apt-unsigned': {
    summary: 'the apt source is not signed, as old apt allows: each update warns',
    roles: ['boss', 'webservice', 'proxy', 'zoocassa', 'hyper'],
    member: 1,
  },
  'login-prints': onNode('banner and .bashrc print six lines of Chinese'),
  'supervisorctl-warns': {
    summary: 'supervisorctl prints warnings of Python on stderr',
    roles: ['webservice', 'boss', 'hyper', 'proxy', 'zoocassa'],
    member: 0,
  },
  'foreign-programs': onBoss("another team's stopped program, finished one-shot and program group"),
  'second-nginx': {
    summary: 'another product runs an nginx of its own',
    roles: ['proxy'],
    member: 0,
  },
  'vim-swap': {
    summary: 'somebody has a site open in vim: its swap file is in sites-enabled',
    roles: ['proxy'],
    member: 0,
  },
  'conf-renamed': {
    summary: 'the conf of a V1 program has another name',
    roles: ['hyper', 'boss', 'webservice'],
    member: -1,
  },
} as const satisfies Readonly<Record<string, Fault>>;

export type FaultName = keyof typeof faults;

/** What is ordinary on real platforms: each lab has all of it, but for `lab up --plain`. */
export const unkindFaults = [
  'apt-unsigned',
  'login-prints',
  'supervisorctl-warns',
  'foreign-programs',
  'second-nginx',
  'vim-swap',
  'conf-renamed',
] as const satisfies readonly FaultName[];
