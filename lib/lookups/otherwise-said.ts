import type { Environment } from '../environment/environment';
import { keyPlace } from '../environment/key-place';
import type { Observations } from '../plan/observation';
import { fact } from './preconditions/fact';
import { isSameDomain } from '../environment/same-domain';
import { compareVersions, parseVersion, renderVersion } from '../text/version';
import { identityLookup, variablesFile } from './identity';
import { versionLookup } from './platform-lookups';
import { addressesOfNodes, hostsFile } from './proxy-vip';

/**
 * Where the platform says otherwise than the environment file of what a plan goes by, with both values; the plan is made all the same. What
 * the platform does not say is not told.
 */
export function otherwiseSaid(environment: Environment, seen: Observations | undefined): readonly string[] {
  if (seen === undefined) return [];
  const { domain, installer, place, layout, zone } = environment;
  const value = (reading: string, name: string) => {
    const known = fact(seen, reading, name);
    return 'value' in known ? known.value : undefined;
  };
  const differs = (key: string, ours: string, theirs: string) =>
    `${keyPlace(environment, key)}${key}: the environment file says ${ours}, ${theirs}; the plan goes by the environment file; correct ${key} there`;
  const theirDomain = value(identityLookup.name, 'domain');
  const theirInstaller = value(versionLookup.name, 'installer');
  const flag = `is_${place}_zone`;
  return [
    ...(theirDomain === undefined || isSameDomain(theirDomain, domain)
      ? []
      : [differs('domain', domain, `the firstbox's ${variablesFile} says domain: ${theirDomain}`)]),
    ...(theirInstaller === undefined || compareVersions(parseVersion(theirInstaller), installer) === 0
      ? []
      : [
          differs(
            'installer',
            renderVersion(installer),
            `the firstbox's /pitrix/version.json says ${theirInstaller}`,
          ),
        ]),
    ...(value(identityLookup.name, `${flag}.${zone}`) === '0'
      ? [differs('place', place, `the firstbox's ${variablesFile} says ${flag}: 0 of ${zone}`)]
      : []),
    ...bossNodes(seen, layout).map((theirs) => differs('layout', layout, theirs)),
    ...addressesOfNodes(environment, seen),
    ...notCompared(seen),
  ];
}

/** ASSUMED: with the layout fusion the boss nodes are the shared `ks0` and the like, with standard they are not. */
function bossNodes({ groups }: Observations, layout: Environment['layout']): readonly string[] {
  const group = groups['boss'];
  const hosts = group?.kind === 'observed' ? group.hosts.map(({ host }) => host) : [];
  const shared = hosts.filter((host) => /^(?:[a-z0-9]+-)?ks\d+$/.test(host));
  const own = hosts.filter((host) => /^(?:[a-z0-9]+-)?boss\d+$/.test(host));
  const odd =
    hosts.length === 0
      ? []
      : layout === 'standard' && shared.length === hosts.length
        ? shared
        : layout === 'fusion' && own.length === hosts.length
          ? own
          : [];
  return odd.length === 0 ? [] : [`its boss nodes are called ${odd.join(', ')}`];
}

/** What was to be compared with a file that is there and cannot be read: silence would look like agreement. */
function notCompared({ readings = {} }: Observations): readonly string[] {
  const compared = {
    [identityLookup.name]: 'zone, topology, region, domain and place',
    [versionLookup.name]: 'the installer',
    [hostsFile]: 'the VIP of the proxies',
  };
  return Object.entries(compared).flatMap(([name, what]) => {
    const outcome = readings[name];
    return outcome?.kind === 'unreadable'
      ? [
          `firstbox: ${outcome.reason}; ${what} of the environment file cannot be compared with it; correct that file`,
        ]
      : [];
  });
}
