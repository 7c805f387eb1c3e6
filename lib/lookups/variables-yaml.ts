import type { LookupResult } from '../plan/lookup';
import { kept } from '../text/catalogue/en/kept';
import { UnexpectedFormat } from '../text/unexpected-format';
import { parseYamlSection } from '../yaml/yaml-section';

/**
 * What variables.yaml says of the platform and of one zone: `is_region`, `region_id`, `domain`,
 * `cronus_master_zones` of all zones, and the zone's own `is_global_zone`, `is_sub_zone`, `is_cronus_master_zone` and
 * `deploy_*`. What is not there is no fact; flags are `0`, `1` or `neither 0 nor 1`. Nothing else of the file is kept.
 *
 * @throws {UnexpectedFormat} when it holds nothing of the zone
 */
export function parseVariables(zone: string): (text: string) => LookupResult {
  return (text) => {
    const root = parseYamlSection(text);
    const common = root.section('common');
    const own = root.section(zone);
    if (common === undefined) throw new UnexpectedFormat(kept.looks.noSection({ section: 'common' }));
    if (own === undefined) throw new UnexpectedFormat(kept.looks.checkZone({ section: zone }));
    const masters = root.keys.filter((key) => root.section(key)?.flag('is_cronus_master_zone') === '1');
    const flags = own.keys.filter((key) =>
      /^(?:is_(?:global|sub|cronus_master)_zone|deploy_[a-z0-9_]+)$/.test(key),
    );
    const facts = {
      is_region: common.flag('is_region'),
      region_id: common.text('region_id'),
      domain: common.text('domain'),
      cronus_master_zones: masters.join(' '),
      ...Object.fromEntries(flags.map((flag) => [flag, own.flag(flag)])),
    };
    return Object.fromEntries(
      Object.entries(facts).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    );
  };
}
