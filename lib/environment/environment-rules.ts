import type { RuleBreach, PartialShape } from './rule';
import { bossV2Rules } from './boss-v2-rules';
import { componentRules } from './component-rules';
import { nodeGroups } from './node-group';
import { platformGroups } from './platform-groups';
import { stateRules } from './state-rules';
import { compareVersions, parseVersion } from '../text/version';

type Rule = (shape: PartialShape, broken: ReadonlySet<PropertyKey>) => readonly RuleBreach[];

/** Runbook: 要求: `Installer`的版本必须是`4.3`及以上版本 */
const installerIsRecentEnough: Rule = ({ installer }) =>
  installer === undefined || compareVersions(installer, parseVersion('4.3')) >= 0
    ? []
    : [
        {
          path: ['installer'],
          what: 'the installer is too old; runbook: 要求: `Installer`的版本必须是`4.3`及以上版本，仅支持部署`BOSS V2`版本',
          allowed: '4.3 or newer',
          cure: 'upgrade the platform first, or correct the version to the one in /pitrix/version.json',
        },
      ];

/** A region has zones; the runbook tells them apart by their ZONE_ID. */
const regionFitsTopology: Rule = ({ topology, region }) => {
  const source = 'runbook: 以方便区分`region`模式下，不同`ZONE`的配置文件';
  if (topology === 'region' && region === undefined) {
    const what = `topology is region, but no region is given; ${source}`;
    return [
      {
        path: ['topology'],
        what,
        allowed: 'a region id beside the zone id',
        cure: 'add `region: <region_id>` as in variables.yaml, or set `topology: zone`',
      },
    ];
  }
  if (topology === 'zone' && region !== undefined) {
    const what = `a region is given, but topology is zone; ${source}`;
    return [
      {
        path: ['region'],
        what,
        allowed: 'a region only with `topology: region`',
        cure: 'delete region, or set `topology: region`',
      },
    ];
  }
  return [];
};

/** Names of groups: in a region the bare group is the nodes of all zones. */
const groupsStayInTheirZone: Rule = ({ zone, topology, groups }) => {
  if (zone === undefined || topology === undefined || groups === undefined) return [];
  return nodeGroups.flatMap((group) => {
    const name = groups[group];
    if (name === undefined || name.startsWith(`${zone}-`) === (topology === 'region')) return [];
    const path = ['groups', group];
    if (topology === 'region') {
      const what = `groups.${group} may reach other zones: in a region only names that begin with the zone id stay in the zone; runbook: 注意修改\`ZONE_ID\`为平台环境的实际值`;
      return [
        {
          path,
          what,
          allowed: `a name that begins with ${zone}-`,
          cure: `write \`${group}: ${zone}-${name}\`, or delete the key`,
        },
      ];
    }
    const what = `groups.${group} has the zone id in front, which the platform does only in a region`;
    return [
      {
        path,
        what,
        allowed: 'a name without the zone id',
        cure: `write \`${group}: ${name.slice(zone.length + 1)}\`, or set \`topology: region\``,
      },
    ];
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
    return [
      {
        path: ['groups', group],
        what: `groups.${group} names the group that ${other} already is; runbook: 卸载\`BOSS V1\`的服务 has a list of its own for each`,
        allowed: 'a different platform group for each of webservice, boss, hyper and proxy',
        cure: `correct or delete groups.${group}`,
      },
    ];
  });
};

/** Width of the fan-out: exec_nodes.sh takes none. */
const widthNeedsItsEngine: Rule = ({ fanOut }) =>
  fanOut === undefined || fanOut.engine === 'ssh' || fanOut.width === undefined
    ? []
    : [
        {
          path: ['fanOut', 'width'],
          what: 'a width for the engine exec_nodes, whose own width (10, in newer installers 20 hosts) is fixed; runbook: /pitrix/upgrade/exec_nodes.sh -f',
          allowed: 'width only with `engine: ssh`',
          cure: 'delete width, or add `engine: ssh`',
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
          what: 'nothing is desired of BOSS',
          allowed: 'at least one of v1, notifyWebhook, v2 and webSupervisor',
          cure: 'add `v1: absent` under boss (runbook: 卸载BOSS V1)',
        },
      ];

/** VIPs of the webhook: which one a zone takes is not published. So the file says it, for the zone whose nodes can be looked at. */
const webhookIsOfThisZone: Rule = ({ zone, boss }) => {
  const vips = boss?.notifyWebhook?.proxyVips;
  if (zone === undefined || vips === undefined) return [];
  const path = ['boss', 'notifyWebhook', 'proxyVips'];
  const cure = `write one line, \`${zone}: <VIP of its proxies>\`; another zone has an environment file of its own`;
  const allowed = `the zone of this file, ${zone}`;
  const sentence = "runbook: url: 'http://PROXY_VIP:6777/alert_receiver/nf/'";
  const others = Object.keys(vips).filter((name) => name !== zone);
  if (others.length === 0 && vips[zone] === undefined)
    return [
      { path, what: `boss.notifyWebhook.proxyVips has no line for ${zone}; ${sentence}`, allowed, cure },
    ];
  return others.map((name) => ({
    path: [...path, name],
    what: `boss.notifyWebhook.proxyVips names another zone, whose nodes are not looked at from here; ${sentence}`,
    allowed,
    cure,
  }));
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
