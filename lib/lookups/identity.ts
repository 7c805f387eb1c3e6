import type { Environment } from '../environment/environment';
import { kept } from '../text/catalogue/en/kept';
import { firstFew } from '../text/first-few';
import { keyPlace } from '../environment/key-place';
import type { Observations } from '../plan/observation';
import type { LookupResult, Lookup } from '../plan/lookup';
import { UnexpectedFormat } from '../text/unexpected-format';
import { parseYamlSection } from '../yaml/yaml-section';

/** The platform's own variables. */
export const variablesFile = '/pitrix/conf/variables/variables.yaml';

/** Of which zones and which region a firstbox is; asked whatever is desired. */
export const identityLookup: Lookup = {
  name: 'identity',
  source: { file: variablesFile },
  parse: parseIdentity,
};

/**
 * `zones`, the sections beside `common`; `is_region`, `region_id`, `domain`; of each zone `is_global_zone.ZONE` and `is_sub_zone.ZONE`. What is
 * not there is no fact. A key that is given twice is what the platform takes it for: it hides no other fact, the zones least of all.
 *
 * @throws {UnexpectedFormat} when it is no such file
 */
function parseIdentity(text: string): LookupResult {
  const root = parseYamlSection(text, 'last');
  const common = root.section('common');
  if (common === undefined) throw new UnexpectedFormat(kept.looks.noSection({ section: 'common' }));
  const zones = [...new Set(root.keys)].filter((key) => key !== 'common' && root.section(key) !== undefined);
  const facts = {
    is_region: common.flag('is_region'),
    region_id: common.text('region_id'),
    domain: common.text('domain'),
    ...Object.fromEntries(
      zones.flatMap((zone) =>
        ['is_global_zone', 'is_sub_zone'].map((name) => [`${name}.${zone}`, root.section(zone)?.flag(name)]),
      ),
    ),
  };
  const known = Object.entries(facts).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return { zones: zones.join(' '), ...Object.fromEntries(known) };
}

/**
 * Where the platform's own file says that this environment is not of that firstbox, in the four parts of a message. Nothing of such an
 * environment may be changed: its lock, groups and files would be those of another zone, or of none. What the file does not say is no
 * contradiction.
 */
export function contradictions(
  environment: Pick<Environment, 'zone'> & Partial<Environment>,
  seen: Observations | undefined,
): readonly string[] {
  const { zone, topology, region } = environment;
  const outcome = seen?.readings?.[identityLookup.name];
  if (outcome?.kind !== 'read') return [];
  const { zones = '', is_region: isRegion, region_id: regionId } = outcome.facts;
  const at = (key: string) => ({ place: keyPlace(environment, key) });
  const { platform: say } = kept;
  const names = zones.split(' ').filter((name) => name !== '');
  return [
    ...(names.includes(zone)
      ? []
      : [say.otherZone({ ...at('zone'), ours: zone, zones: firstFew(names) || say.noZones })]),
    ...(isRegion === undefined || topology === undefined || isRegion === (topology === 'region' ? '1' : '0')
      ? []
      : [
          say.otherTopology({
            ...at('topology'),
            ours: topology,
            theirs: isRegion,
            right: isRegion === '1' ? 'region' : 'zone',
          }),
        ]),
    ...(region === undefined || regionId === undefined || regionId === region
      ? []
      : [say.otherRegion({ ...at('region'), ours: region, theirs: regionId })]),
  ];
}
