/** One machine of the lab. Node groups are the platform's; the firstbox is in none of them. */
export interface LabHost {
  /** `uname -n`, which is also the name of the settings file. */
  readonly name: string;
  readonly role: Role;
  /** The host's own address first, then the virtual addresses it holds. */
  readonly addresses: readonly [string, ...string[]];
}

export const roles = ['firstbox', 'webservice', 'boss', 'proxy', 'zoocassa', 'hyper'] as const;
export type Role = (typeof roles)[number];

export const smallestLab = 7;
export const largestLab = 200;

/** Roles with a virtual address: the host name without its number leads there. */
export const virtualAddresses: ReadonlyMap<Role, string> = new Map([
  ['proxy', '10.77.200.1'],
  ['boss', '10.77.200.2'],
  ['webservice', '10.77.200.3'],
]);

/**
 * The hosts of a lab: two boss, and of the others one each; the next ones are a second proxy, webservices (a tenth), up
 * to three zoocassa, and hypers for the rest. In a region every node's name starts with the zone's.
 */
export function planHosts(count: number, region: boolean): readonly LabHost[] {
  const webservices = Math.max(1, Math.floor(count / 10));
  const proxies = count > 8 ? 2 : 1;
  const zoocassas = Math.min(3, Math.max(1, Math.floor(count / 5)));
  const hypers = count - 1 - webservices - 2 - proxies - zoocassas;
  const zone = zoneOf(region);
  const prefix = region ? `${zone}-` : '';
  const virtual = (role: Role, size: number) =>
    Array.from({ length: size }, (_, i) => `${prefix}${role}${i}`);
  const names: readonly (readonly [Role, readonly string[]])[] = [
    ['firstbox', ['firstbox']],
    ['webservice', virtual('webservice', webservices)],
    ['boss', virtual('boss', 2)],
    ['proxy', virtual('proxy', proxies)],
    ['zoocassa', virtual('zoocassa', zoocassas)],
    [
      'hyper',
      Array.from({ length: hypers }, (_, i) => `${zone}r${twoDigits(i / 20 + 1)}n${twoDigits((i % 20) + 1)}`),
    ],
  ];
  return names
    .flatMap(([role, members]) => members.map((name, member) => ({ role, name, member })))
    .map(({ role, name, member }, index) => {
      const shared = member === 0 ? virtualAddresses.get(role) : undefined;
      return { name, role, addresses: [`10.77.0.${index + 1}`, ...(shared === undefined ? [] : [shared])] };
    });
}

/** The zone's id: a zone environment has one zone, a region environment one zone in one region. */
export function zoneOf(region: boolean): string {
  return region ? 'lab1a' : 'lab1';
}

function twoDigits(value: number): string {
  return String(Math.floor(value)).padStart(2, '0');
}
