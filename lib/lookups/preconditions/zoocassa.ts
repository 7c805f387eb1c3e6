import type { Environment } from '../../environment/environment';
import type { HostObservation, Observations } from '../../plan/observation';
import type { Precondition } from '../../plan/precondition';
import { type Probe, probeKey } from '../../plan/step';
import { kept } from '../../text/catalogue/en/kept';
import { compareVersions, parseVersion } from '../../text/version';

const exempt = parseVersion('4.4.3');
const oldest = [14, 4, 5];
const { zoocassa: say } = kept.jobs;

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
    group === undefined ? say.notAsked : 'reason' in group ? group.reason : kept.blocked.hostsNotAsked;
  const got = hosts.length > 0 ? hosts.map(({ text }) => text).join(', ') : say.ofGroup({ why: nobody });
  const onlyWarned = compareVersions(installer, exempt) === 0;
  return {
    name: 'zoocassa',
    holds: recent || onlyWarned,
    what: say.what,
    got,
    allowed: say.allowed,
    cure: say.cure,
    ...(!recent && onlyWarned ? { doubt: say.doubt({ got }) } : {}),
  };
}

function releaseOf(host: HostObservation, release: Probe): { version: string; text: string } {
  if (host.kind !== 'answered')
    return { version: '', text: say.ofHost({ host: host.host, why: `${host.kind}: ${host.reason}` }) };
  const { word = 'unreadable', detail = kept.blocked.noAnswer } = host.answers[probeKey(release)] ?? {};
  return word === 'unreadable'
    ? { version: '', text: say.ofHost({ host: host.host, why: detail }) }
    : { version: word, text: `${host.host} ${word}` };
}

/** Part by part, as numbers: 16.04 is newer than 14.04.5, and 14.04 is older. */
function isRecent(version: string): boolean {
  if (version === '') return false;
  const parts = version.split('.').map(Number);
  const differing = oldest.findIndex((part, index) => (parts[index] ?? 0) !== part);
  return differing === -1 || (parts[differing] ?? 0) > (oldest[differing] ?? 0);
}
