import type { RuleBreach, PartialShape } from './rule';
import { bossV2Rules } from './boss-v2-rules';
import { componentRules } from './component-rules';
import { nodeGroups } from './node-group';
import { platformGroups } from './platform-groups';
import { stateRules } from './state-rules';
import { texts } from '../text/catalogue/text';
import { compareVersions, parseVersion } from '../text/version';

type Rule = (shape: PartialShape, broken: ReadonlySet<PropertyKey>) => readonly RuleBreach[];

/** Runbook: 要求: `Installer`的版本必须是`4.3`及以上版本 */
const installerIsRecentEnough: Rule = ({ installer }) =>
  installer === undefined || compareVersions(installer, parseVersion('4.3')) >= 0
    ? []
    : [
        {
          path: ['installer'],
          ...texts().environment.rules.installerTooOld,
        },
      ];

/** A region has zones; the runbook tells them apart by their ZONE_ID. */
const regionFitsTopology: Rule = ({ topology, region }) => {
  const say = texts().environment.rules;
  if (topology === 'region' && region === undefined) return [{ path: ['topology'], ...say.regionMissing }];
  if (topology === 'zone' && region !== undefined) return [{ path: ['region'], ...say.regionNotWanted }];
  return [];
};

/** Names of groups: in a region the bare group is the nodes of all zones. */
const groupsStayInTheirZone: Rule = ({ zone, topology, groups }) => {
  if (zone === undefined || topology === undefined || groups === undefined) return [];
  return nodeGroups.flatMap((group) => {
    const name = groups[group];
    if (name === undefined || name.startsWith(`${zone}-`) === (topology === 'region')) return [];
    const path = ['groups', group];
    const say = texts().environment.rules;
    return topology === 'region'
      ? [{ path, ...say.groupOfAllZones({ group, zone, name }) }]
      : [{ path, ...say.groupOfARegion({ group, rest: name.slice(zone.length + 1) }) }];
  });
};

/** The runbook's section 卸载BOSS V1 has an own list of programs for each group. */
const groupsDiffer: Rule = ({ zone, topology, groups }) => {
  if (zone === undefined || topology === undefined || groups === undefined) return [];
  const names = platformGroups({ zone, topology, groups });
  return nodeGroups.flatMap((group, index) => {
    const other = nodeGroups.find(
      (candidate, place) =>
        candidate !== group &&
        names[candidate] === names[group] &&
        (place < index || groups[candidate] === undefined),
    );
    if (other === undefined || groups[group] === undefined) return [];
    return [{ path: ['groups', group], ...texts().environment.rules.groupTwice({ group, other }) }];
  });
};

/** Width of the fan-out: exec_nodes.sh takes none. */
const widthNeedsItsEngine: Rule = ({ fanOut }) =>
  fanOut === undefined || fanOut.engine === 'ssh' || fanOut.width === undefined
    ? []
    : [
        {
          path: ['fanOut', 'width'],
          ...texts().environment.rules.widthWithoutEngine,
        },
      ];

/** An environment that asks for nothing would always look in order. */
const somethingIsDesired: Rule = ({ boss, components }, broken) =>
  broken.has('components') ||
  boss === undefined ||
  Object.keys(boss).length > 0 ||
  Object.keys(components ?? {}).length > 0
    ? []
    : [
        {
          path: ['boss'],
          ...texts().environment.rules.nothingDesired,
        },
      ];

/** VIPs of the webhook: which one a zone takes is not published. So the file says it, for the zone whose nodes can be looked at. */
const webhookIsOfThisZone: Rule = ({ zone, boss }) => {
  const vips = boss?.notifyWebhook?.proxyVips;
  if (zone === undefined || vips === undefined) return [];
  const path = ['boss', 'notifyWebhook', 'proxyVips'];
  const say = texts().environment.rules;
  const others = Object.keys(vips).filter((name) => name !== zone);
  if (others.length === 0 && vips[zone] === undefined) return [{ path, ...say.vipMissing({ zone }) }];
  return others.map((name) => ({ path: [...path, name], ...say.vipOfAnotherZone({ zone }) }));
};

const rules: readonly Rule[] = [
  installerIsRecentEnough,
  regionFitsTopology,
  groupsStayInTheirZone,
  groupsDiffer,
  widthNeedsItsEngine,
  somethingIsDesired,
  webhookIsOfThisZone,
  stateRules,
  ...bossV2Rules,
  ...componentRules,
];

/**
 * Every rule that the file alone breaks, the runbook's sentence in each.
 *
 * @param broken top-level keys that are there, and left out of the shape
 */
export function ruleBreaches(
  shape: PartialShape,
  broken: ReadonlySet<PropertyKey> = new Set(),
): readonly RuleBreach[] {
  return rules.flatMap((rule) => rule(shape, broken));
}
