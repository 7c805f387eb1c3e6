import type { Environment } from '../environment/environment';
import { kept } from '../text/catalogue/en/kept';
import { firstFew } from '../text/first-few';
import { keyPlace } from '../environment/key-place';
import type { Observations } from '../plan/observation';
import { fact } from './preconditions/fact';
import type { LookupResult, Lookup } from '../plan/lookup';
import { virtualName } from '../plan/waves';

const file = '/etc/hosts';
/** Under this name what was seen of it is kept. */
export const hostsFile = 'hosts file';

/** Who has the addresses that are given as VIPs of the proxies, as the firstbox knows it. */
export function hostsFileLookup({ boss }: Environment): Lookup {
  const vips = Object.values(boss.notifyWebhook?.proxyVips ?? {});
  return { name: hostsFile, source: { file }, parse: (text) => parseHosts(text, vips) };
}

/** `ADDRESS`, the names of each of these; `proxies`, the addresses of `proxy` and `ZONE-proxy` as `NAME=ADDRESS`. What is not there is no fact. */
function parseHosts(text: string, addresses: readonly string[]): LookupResult {
  const entries = text.split('\n').flatMap((line) => {
    const [address = '', ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
    const short = new Set(names.filter((one) => /^[\w.-]+$/.test(one)).map((one) => one.split('.')[0] ?? ''));
    return [...short].map((one) => ({ address, name: one }));
  });
  const proxies = entries.filter((one) => isVirtual(one.name)).map((one) => `${one.name}=${one.address}`);
  const named = addresses.map(
    (address) =>
      [
        address,
        entries
          .filter((one) => one.address === address)
          .map((one) => one.name)
          .join(' '),
      ] as const,
  );
  return Object.fromEntries(
    [...named, ['proxies', proxies.join(' ')] as const].filter(([, value]) => value !== ''),
  );
}

const isVirtual = (one: string) => /^(?:[a-z0-9]+-)?proxy$/.test(one);

interface GivenVip {
  readonly key: string;
  readonly vip: string;
  /** Whose address it is. */
  readonly names: readonly string[];
  /** Of this zone's proxies and then of others', as `NAME=ADDRESS`; none where the platform does not say this zone's. */
  readonly proxies: readonly string[];
}

function givenVips(environment: Environment, seen: Observations): readonly GivenVip[] {
  const { proxyVips = {}, otherVip } = environment.boss.notifyWebhook ?? {};
  if (otherVip !== undefined || seen.readings?.[hostsFile]?.kind !== 'read') return [];
  const words = (key: string) => {
    const known = fact(seen, hostsFile, key);
    return 'value' in known ? known.value.split(' ') : [];
  };
  const proxies = words('proxies');
  const isOwn = (one: string) => one.startsWith(`${virtualName(environment, 'proxy') ?? ''}=`);
  return Object.entries(proxyVips)
    .map(([zone, vip]) => ({
      key: `boss.notifyWebhook.proxyVips.${zone}`,
      vip,
      names: words(vip),
      proxies: proxies.some(isOwn) ? [...proxies.filter(isOwn), ...proxies.filter((one) => !isOwn(one))] : [],
    }))
    .filter(({ names }) => !names.some(isVirtual));
}

const { platform: say } = kept;

const told = (environment: Environment, { key, vip, names }: GivenVip) => ({
  place: keyPlace(environment, key),
  key,
  vip,
  whose: names.length === 0 ? say.vipOfNobody : say.vipOf({ hosts: firstFew(names) }),
});

/**
 * VIPs of proxies that are none by the firstbox's /etc/hosts, in the four parts of a message: notifications would go to a node, or nowhere. A
 * VIP of any zone's proxies is one, for which one a zone takes is not published. Said to be meant, it is not refused.
 */
export function otherVips(environment: Environment, seen: Observations): readonly string[] {
  return givenVips(environment, seen)
    .filter(({ proxies }) => proxies.length > 0)
    .map((one) => say.otherVip({ ...told(environment, one), allowed: firstFew(one.proxies) }));
}

/** The same where the platform names no VIP of this zone's proxies, and the address is a node's own; nodes have a number at the end. */
export function addressesOfNodes(environment: Environment, seen: Observations): readonly string[] {
  return givenVips(environment, seen)
    .filter(({ proxies, names }) => proxies.length === 0 && names.some((one) => /\d$/.test(one)))
    .map((one) => say.vipOfNode(told(environment, one)));
}
