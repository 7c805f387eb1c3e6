import type { Probe } from '../model/step';

/** What supervisord, and the process table behind it, knows of a program (runbook: 卸载BOSS V1的服务). */
export function programState(name: string): Probe {
  return { fn: 'program_state', args: [name] };
}

/** Whether `supervisorctl update` would touch programs other than these. */
export function pendingProgramsOfOthers(names: readonly string[]): Probe {
  return { fn: 'pending_programs_of_others', args: names };
}

/** What stands at an absolute path, symbolic links not followed. */
export function pathState(path: string): Probe {
  return { fn: 'path_state', args: [path] };
}

/** The sha256 of a plain file's content. */
export function fileSha256(path: string): Probe {
  return { fn: 'file_sha256', args: [path] };
}

/** What dpkg knows of a package, and whether apt on that host knows a newer one. */
export function packageState(name: string): Probe {
  return { fn: 'package_state', args: [name] };
}

/** Whether a supervisor program has run for longer than a restart loop lasts. */
export function programSettled(name: string): Probe {
  return { fn: 'program_settled', args: [name] };
}

/**
 * Whether supervisor programs of a host have all run for longer than a restart loop lasts.
 * @param which these, or all that supervisord knows but these
 */
export function programsSettled(which: { only: readonly string[] } | { allBut: readonly string[] }): Probe {
  return {
    fn: 'programs_settled',
    args: 'only' in which ? ['only', ...which.only] : ['all-but', ...which.allBut],
  };
}

/** Whether dpkg has a package of a name that matches a shell pattern. */
export function packagesInstalled(pattern: string): Probe {
  return { fn: 'packages_installed', args: [pattern] };
}

/** Whether any file of a directory matches a shell pattern. */
export function filesMatching(directory: string, pattern: string): Probe {
  return { fn: 'files_matching', args: [directory, pattern] };
}

/** Whether an nginx site is enabled, or gone from disk but perhaps still served. */
export function nginxSite(name: string): Probe {
  return { fn: 'nginx_site', args: [name] };
}

/** Whether a reload of nginx would put files in force other than this site's. */
export function pendingNginxFilesOfOthers(site: string): Probe {
  return { fn: 'pending_nginx_files_of_others', args: [site] };
}
