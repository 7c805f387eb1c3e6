import type { Probe } from '../plan/step';

const supervisorStates = [
  'stopped',
  'starting',
  'running',
  'backoff',
  'stopping',
  'exited',
  'fatal',
  'unknown',
] as const;

/** The closed set of each probe, `unreadable` apart; a word outside it makes the answer unreadable. */
export const closedSets = {
  program_state: ['absent', 'orphaned', 'unsupervised', ...supervisorStates],
  pending_programs_of_others: ['none', 'foreign'],
  pending_programs_in_the_way: ['none', 'foreign'],
  supervisor_parts: ['own', 'shared'],
  program_definitions: ['none', 'some'],
  file_sha256: ['absent'],
  file_content: ['absent', 'as-desired', 'different'],
  packaged_content: ['absent', 'as-desired', 'different'],
  file_version: ['absent'],
  file_readers: ['absent', 'private', 'public'],
  package_state: ['absent', 'unfinished', 'outdated', 'installed'],
  package_is: ['installed', 'other', 'absent', 'unfinished'],
  newest_in_index: ['newest', 'missing', 'newer'],
  newer_in_index: ['none', 'newer'],
  package_place: ['free', 'taken'],
  boss2_database: ['migrated', 'unmigrated'],
  program_settled: ['settled', 'restarting', 'absent', 'orphaned', 'unsupervised', ...supervisorStates],
  areyouok: ['healthy', 'unhealthy', 'unproven', 'absent'],
  boss2_versions: ['told', 'unproven', 'absent'],
  programs_settled: ['settled', 'unsettled', 'none'],
  packages_installed: ['none', 'some'],
  path_state: ['absent', 'file', 'directory', 'link', 'other'],
  files_matching: ['none', 'some'],
  nginx_site: ['absent', 'enabled', 'copied', 'unreloaded'],
  pending_nginx_files_of_others: ['none', 'foreign'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** One that answers with a word of its closed set. */
type ClosedProbe<Fn extends keyof typeof closedSets> = Probe<(typeof closedSets)[Fn][number]>;

/** What supervisord, and the process table behind it, knows of a program (runbook: 卸载BOSS V1的服务). */
export function programState(name: string): ClosedProbe<'program_state'> {
  return { fn: 'program_state', args: [name] };
}

/** Whether `supervisorctl update` would touch programs other than these. */
export function pendingProgramsOfOthers(names: readonly string[]): ClosedProbe<'pending_programs_of_others'> {
  return { fn: 'pending_programs_of_others', args: names };
}

/** Whether to take away these programs would put in force what others have pending. */
export function pendingProgramsInTheWay(
  names: readonly string[],
): ClosedProbe<'pending_programs_in_the_way'> {
  return { fn: 'pending_programs_in_the_way', args: names };
}

/** Whether the files and groups of supervisord that define these programs hold nothing else. */
export function supervisorParts(names: readonly string[]): ClosedProbe<'supervisor_parts'> {
  return { fn: 'supervisor_parts', args: names };
}

/** What defines these programs, of all files that supervisord reads, beside `conf.d/<name>.conf`. */
export function programDefinitions(names: readonly string[]): ClosedProbe<'program_definitions'> {
  return { fn: 'program_definitions', args: names };
}

/** What stands at an absolute path, symbolic links not followed. */
export function pathState(path: string): ClosedProbe<'path_state'> {
  return { fn: 'path_state', args: [path] };
}

/** The sha256 of a plain file's content. */
export function fileSha256(path: string): Probe {
  return { fn: 'file_sha256', args: [path] };
}

/** What dpkg knows of a package, and whether apt on that host knows a newer one. */
export function packageState(name: string): ClosedProbe<'package_state'> {
  return { fn: 'package_state', args: [name] };
}

/** The version of Ubuntu that `lsb_release -ds` tells, such as 14.04.5 (runbook: 查看`zoocassa`节点的系统版本). */
export function osRelease(): Probe {
  return { fn: 'os_release', args: [] };
}

/** Whether a package is installed in just this version. */
export function packageIs(name: string, version: string): ClosedProbe<'package_is'> {
  return { fn: 'package_is', args: [name, version] };
}

/** Whether the firstbox's apt index offers this version of a package, and none that apt would take instead. */
export function newestInIndex(name: string, version: string): ClosedProbe<'newest_in_index'> {
  return { fn: 'newest_in_index', args: [name, version] };
}

/** Whether the firstbox's apt index offers a newer version of a package: update.sh installs the newest. */
export function newerInIndex(name: string, version: string): ClosedProbe<'newer_in_index'> {
  return { fn: 'newer_in_index', args: [name, version] };
}

/** Whether nothing else stands where a package file of this sha256 goes. */
export function packagePlace(path: string, sha256: string): ClosedProbe<'package_place'> {
  return { fn: 'package_place', args: [path, sha256] };
}

/** Whether an upgrade of BOSS V2 left its database behind. */
export function boss2Database(zone: string): ClosedProbe<'boss2_database'> {
  return { fn: 'boss2_database', args: [zone] };
}

/** Whether a supervisor program has run for longer than a restart loop lasts. */
export function programSettled(name: string): Probe<'settled' | 'restarting'> {
  return { fn: 'program_settled', args: [name] };
}

/** Whether a file is as desired; the desired content is known by its name. */
export function fileContent(path: string, content: string): ClosedProbe<'file_content'> {
  return { fn: 'file_content', args: [path, content] };
}

/** The same of the one file of that name which a package brings, wherever it does. */
export function packagedContent(
  packageName: string,
  basename: string,
  content: string,
): ClosedProbe<'packaged_content'> {
  return { fn: 'packaged_content', args: [packageName, basename, content] };
}

/** Whether every user of a machine may read a file. */
export function fileReaders(path: string): Probe {
  return { fn: 'file_readers', args: [path] };
}

/** What another one follows after every change of a file, and that tells nothing of its content. */
export function fileVersion(path: string): Probe {
  return { fn: 'file_version', args: [path] };
}

/**
 * Whether supervisor programs of a host have all run for longer than a restart loop lasts. One that supervisord itself would not
 * start (`autostart=false`), or that ended as expected, is well.
 * @param which these, or those whose files belong to packages of such names (shell patterns)
 */
export function programsSettled(
  which: { only: readonly string[] } | { broughtBy: readonly string[] },
): ClosedProbe<'programs_settled'> {
  return {
    fn: 'programs_settled',
    args: 'only' in which ? ['only', ...which.only] : ['brought', ...which.broughtBy],
  };
}

/** Whether dpkg has a package of a name that matches a shell pattern. */
export function packagesInstalled(pattern: string): ClosedProbe<'packages_installed'> {
  return { fn: 'packages_installed', args: [pattern] };
}

/** Whether any file of a directory matches a shell pattern. */
export function filesMatching(directory: string, pattern: string): ClosedProbe<'files_matching'> {
  return { fn: 'files_matching', args: [directory, pattern] };
}

/**
 * Whether an nginx site is enabled, or gone from disk but perhaps still served.
 * @param port that it has where no file of it tells
 */
export function nginxSite(name: string, port: number): ClosedProbe<'nginx_site'> {
  return { fn: 'nginx_site', args: [name, String(port)] };
}

/** Whether a reload of nginx would put in force what others changed: their files, or sites of theirs that are gone and still served. */
export function pendingNginxFilesOfOthers(
  site: string,
  port: number,
): ClosedProbe<'pending_nginx_files_of_others'> {
  return { fn: 'pending_nginx_files_of_others', args: [site, String(port)] };
}

/**
 * What `areyouok` says of BOSS V2 on a boss node (runbook 检查环境).
 * @param healthyLine extended regular expression that each of its lines matches. @default - lines that end with a known good word
 */
export function areYouOk(healthyLine?: string): Probe {
  return { fn: 'areyouok', args: healthyLine === undefined ? [] : [healthyLine] };
}

/** What `versions` says of BOSS V2 on a boss node (runbook 环境版本). */
export function boss2Versions(): Probe {
  return { fn: 'boss2_versions', args: [] };
}

/**
 * As `areYouOk`, asked for some time until it is well: for the end of a deploy.
 * @param seconds whole
 */
export function boss2Gate(
  seconds: number,
  healthyLine?: string,
): Probe<'healthy' | 'unhealthy' | 'unproven'> {
  return { fn: 'boss2_gate', args: [String(seconds), ...areYouOk(healthyLine).args] };
}
