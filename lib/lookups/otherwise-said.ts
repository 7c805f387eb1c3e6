import type { Environment } from '../environment/environment';
import { kept } from '../text/catalogue/en/kept';
import { keyPlace } from '../environment/key-place';
import type { Observations } from '../plan/observation';
import { fact } from './preconditions/fact';
import { isSameDomain } from '../environment/same-domain';
import { compareVersions, parseVersion, renderVersion } from '../text/version';
import { identityLookup, variablesFile } from './identity';
import { versionLookup } from './platform-lookups';
import { addressesOfNodes, hostsFile } from './proxy-vip';

const { platform: say } = kept;

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
    say.otherwise({ place: keyPlace(environment, key), key, ours, theirs });
  const theirDomain = value(identityLookup.name, 'domain');
  const theirInstaller = value(versionLookup.name, 'installer');
  const flag = `is_${place}_zone`;
  return [
    ...(theirDomain === undefined || isSameDomain(theirDomain, domain)
      ? []
      : [differs('domain', domain, say.fileSays({ file: variablesFile, said: `domain: ${theirDomain}` }))]),
    ...(theirInstaller === undefined || compareVersions(parseVersion(theirInstaller), installer) === 0
      ? []
      : [
          differs(
            'installer',
            renderVersion(installer),
            say.fileSays({ file: '/pitrix/version.json', said: theirInstaller }),
          ),
        ]),
    ...(value(identityLookup.name, `${flag}.${zone}`) === '0'
      ? [differs('place', place, say.fileSays({ file: variablesFile, said: say.ofZone({ flag, zone }) }))]
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
  return odd.length === 0 ? [] : [say.bossNodes({ hosts: odd.join(', ') })];
}

/** What was to be compared with a file that is there and cannot be read: silence would look like agreement. */
function notCompared({ readings = {} }: Observations): readonly string[] {
  const compared = {
    [identityLookup.name]: say.compared.identity,
    [versionLookup.name]: say.compared.installer,
    [hostsFile]: say.compared.vip,
  };
  return Object.entries(compared).flatMap(([name, what]) => {
    const outcome = readings[name];
    return outcome?.kind === 'unreadable' ? [say.notCompared({ reported: outcome.reason, what })] : [];
  });
}
