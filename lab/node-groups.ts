import type { LabHost } from './host-plan';
import { otherComponents } from './programs';

// Groups that exist on every platform and have nobody in a lab.
const empty = [
  ...otherComponents,
  'dns',
  'ks',
  'ntp',
  'pgpool',
  'pgserver',
  'seed',
  'snapshot',
  'vbr',
  'vdi',
  'vg',
];

/** The platform's node groups and their members, alphabetically, the firstbox in none. */
export function nodeGroups(hosts: readonly LabHost[]): ReadonlyMap<string, readonly string[]> {
  const nodes = hosts.filter(({ role }) => role !== 'firstbox');
  const named = (belongs: (host: LabHost) => boolean) =>
    nodes
      .filter(belongs)
      .map(({ name }) => name)
      .sort();
  const zoocassa = named(({ role }) => role === 'zoocassa');
  const isHyper = ({ role }: LabHost) => role === 'hyper';
  return new Map<string, readonly string[]>([
    ...empty.map((group): [string, readonly string[]] => [group, []]),
    ['all', named(() => true)],
    ['phy', named(isHyper)],
    ['hyper', named(isHyper)],
    ['hyper-local', named(isHyper)],
    ['vm', named((host) => !isHyper(host))],
    ['non-hyper', named((host) => !isHyper(host))],
    ['webservice', named(({ role }) => role === 'webservice')],
    ['boss', named(({ role }) => role === 'boss')],
    ['proxy', named(({ role }) => role === 'proxy')],
    ['zoocassa', zoocassa],
    ['influxdb', zoocassa.slice(0, 1)], // cronus is deployed: its database is on the first of them
  ]);
}
