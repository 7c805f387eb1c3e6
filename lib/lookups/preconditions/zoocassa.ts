import type { Environment } from '../../environment/environment';
import type { HostObservation, Observations } from '../../plan/observation';
import type { Precondition } from '../../plan/precondition';
import { type Probe, probeKey } from '../../plan/step';
import { compareVersions, parseVersion } from '../../text/version';

const exempt = parseVersion('4.4.3');
const oldest = [14, 4, 5];

/** Whether the requirement counts. "4.4.3之后" may or may not mean 4.4.3 itself, so there it is a warning. */
export function zoocassaMatters({ installer }: Environment): boolean {
  return compareVersions(installer, exempt) <= 0;
}

/** @param release answers the version that `lsb_release -ds` of a host tells */
export function zoocassaIsRecentEnough(
  { installer }: Environment,
  seen: Observations,
  release: Probe,
): Precondition {
  const group = seen.groups['zoocassa'];
  const hosts = group?.kind === 'observed' ? group.hosts.map((host) => releaseOf(host, release)) : [];
  const recent = hosts.length > 0 && hosts.every(({ version }) => isRecent(version));
  const nobody =
    group === undefined ? 'was not asked' : 'reason' in group ? group.reason : 'its hosts were not asked';
  const got =
    hosts.length > 0 ? hosts.map(({ text }) => text).join(', ') : `not known: group zoocassa: ${nobody}`;
  const onlyWarned = compareVersions(installer, exempt) === 0;
  return {
    name: 'zoocassa',
    holds: recent || onlyWarned,
    what: `the system of zoocassa is too old; ${sentence}`,
    got,
    allowed: 'every zoocassa host says Ubuntu 14.04.5 or newer to `lsb_release -ds`',
    cure: 'upgrade these hosts, or the installer to a version after 4.4.3',
    ...(!recent && onlyWarned
      ? { doubt: `installer 4.4.3 may still need Ubuntu 14.04.5 on zoocassa, got: ${got}; ${sentence}` }
      : {}),
  };
}

const sentence =
  'runbook: 要求: `zoocassa`节点的系统版本必须大于等于`Ubuntu 14.04.5`(Installer4.4.3之后无此要求)';

function releaseOf(host: HostObservation, release: Probe): { version: string; text: string } {
  if (host.kind !== 'answered')
    return { version: '', text: `${host.host} not known: ${host.kind}: ${host.reason}` };
  const { word = 'unreadable', detail = 'no answer' } = host.answers[probeKey(release)] ?? {};
  return word === 'unreadable'
    ? { version: '', text: `${host.host} not known: ${detail}` }
    : { version: word, text: `${host.host} ${word}` };
}

/** Part by part, as numbers: 16.04 is newer than 14.04.5, and 14.04 is older. */
function isRecent(version: string): boolean {
  if (version === '') return false;
  const parts = version.split('.').map(Number);
  const differing = oldest.findIndex((part, index) => (parts[index] ?? 0) !== part);
  return differing === -1 || (parts[differing] ?? 0) > (oldest[differing] ?? 0);
}
