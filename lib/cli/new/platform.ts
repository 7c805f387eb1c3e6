import type { ObservationRequest } from '../../remote/questions';
import { nodeGroups } from '../../environment/node-group';
import { platformGroups } from '../../environment/platform-groups';
import { identityLookup, variablesFile } from '../../lookups/identity';
import { versionLookup } from '../../lookups/platform-lookups';
import { hostsFile, hostsFileLookup } from '../../lookups/proxy-vip';
import type { LookupResult, Lookup } from '../../plan/lookup';
import type { Environment } from '../../environment/environment';
import type { Observations } from '../../plan/observation';
import { texts } from '../../text/catalogue/text';
import { visibleText } from '../../text/visible-text';
import type { Platform } from './environment-text';
import { WrongInput } from '../subject-of';

/** What the operator says where the platform does not, or says several things. */
export interface Said {
  readonly layout: string;
  readonly zone?: string | undefined;
  readonly place?: string | undefined;
}

/** Something that an environment file needs and the platform does not tell; the message has four parts. */
export class NotTold extends WrongInput {}

const groupFiles: Lookup = {
  name: 'group files',
  source: { command: ['ls', '/pitrix/conf/nodes'] },
  parse: (text) => ({ names: text.split('\n').join(' ') }),
};

/** What of a firstbox tells the platform: the facts that plans compare an environment file with. */
export const inquiryOf = (environment: Environment): ObservationRequest => ({
  group: 'firstbox',
  platformGroup: 'firstbox',
  steps: [],
  lookups: [identityLookup, versionLookup, hostsFileLookup(environment), groupFiles],
});

/**
 * The platform as its own files tell it.
 *
 * @throws {NotTold} where they do not
 */
export function platformOf(seen: Observations, { layout, zone: chosen, place: saidPlace }: Said): Platform {
  const say = texts().newFile.notTold;
  const identity = factsOf(seen, identityLookup.name, variablesFile);
  const { installer = '' } = factsOf(seen, versionLookup.name, '/pitrix/version.json');
  const zones = (identity['zones'] ?? '').split(' ').filter((one) => one !== '');
  const zone = chosen ?? (zones.length === 1 ? zones[0] : undefined);
  if (zone === undefined || !zones.includes(zone))
    throw new NotTold(say.zone({ got: zone ?? zones.join(', '), zones }));
  const { is_region: isRegion, region_id: region, domain } = identity;
  if (isRegion === undefined || (isRegion === '1' && region === undefined)) throw new NotTold(say.region);
  if (domain === undefined) throw new NotTold(say.domain);
  const told = ['global', 'sub'].filter((one) => identity[`is_${one}_zone.${zone}`] === '1');
  const place = saidPlace ?? (told.length === 1 ? told[0] : undefined);
  if (place === undefined) throw new NotTold(say.place({ told }));
  for (const [key, value] of Object.entries({ zone, region, domain, installer }))
    if (value !== undefined && !/^[\w.-]+$/.test(value))
      throw new NotTold(say.value({ key, got: visibleText(value, 100) }));
  const topology = isRegion === '1' ? 'region' : 'zone';
  const names = platformGroups({ zone, topology });
  const there = factsOf(seen, groupFiles.name, '/pitrix/conf/nodes')['names']?.split(' ') ?? [];
  const hosts = seen.readings?.[hostsFile];
  const proxies = hosts?.kind === 'read' ? (hosts.facts['proxies'] ?? '').split(' ') : [];
  const vip = [`${zone}-proxy=`, ...(topology === 'zone' ? ['proxy='] : [])]
    .map((start) => proxies.find((one) => one.startsWith(start))?.slice(start.length))
    .find((one) => one !== undefined);
  return {
    zone,
    ...(topology === 'region' ? { region } : {}),
    domain: domain.toLowerCase(),
    installer,
    place,
    layout,
    missingGroups: nodeGroups.filter((group) => !there.includes(names[group])),
    proxyVip: vip,
  };
}

function factsOf(seen: Observations, name: string, file: string): LookupResult {
  const outcome = seen.readings?.[name];
  const say = texts().newFile.notTold;
  if (outcome?.kind === 'read') return outcome.facts;
  const why = outcome?.kind === 'unreadable' ? outcome.reason : say.notThere;
  throw new NotTold(say.file({ file, why }));
}
