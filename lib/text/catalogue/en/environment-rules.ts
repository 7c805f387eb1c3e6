import type { Words } from '../values';

/** What is said where keys of an environment file do not go together, with the runbook's sentence. */
export const rules = {
  installerTooOld: {
    what: 'the installer is too old; runbook: 要求: `Installer`的版本必须是`4.3`及以上版本，仅支持部署`BOSS V2`版本',
    allowed: '4.3 or newer',
    cure: 'upgrade the platform first, or correct the version to the one in /pitrix/version.json',
  },
  regionMissing: {
    what: 'topology is region, but no region is given; runbook: 以方便区分`region`模式下，不同`ZONE`的配置文件',
    allowed: 'a region id beside the zone id',
    cure: 'add `region: <region_id>` as in variables.yaml, or set `topology: zone`',
  },
  regionNotWanted: {
    what: 'a region is given, but topology is zone; runbook: 以方便区分`region`模式下，不同`ZONE`的配置文件',
    allowed: 'a region only with `topology: region`',
    cure: 'delete region, or set `topology: region`',
  },
  groupOfAllZones: ({ group, zone, name }: Words<'group' | 'zone' | 'name'>) => ({
    what: `groups.${group} may reach other zones: in a region only names that begin with the zone id stay in the zone; runbook: 注意修改\`ZONE_ID\`为平台环境的实际值`,
    allowed: `a name that begins with ${zone}-`,
    cure: `write \`${group}: ${zone}-${name}\`, or delete the key`,
  }),
  groupOfARegion: ({ group, rest }: Words<'group' | 'rest'>) => ({
    what: `groups.${group} has the zone id in front, which the platform does only in a region`,
    allowed: 'a name without the zone id',
    cure: `write \`${group}: ${rest}\`, or set \`topology: region\``,
  }),
  groupTwice: ({ group, other }: Words<'group' | 'other'>) => ({
    what: `groups.${group} names the group that ${other} already is; runbook: 卸载\`BOSS V1\`的服务 has a list of its own for each`,
    allowed: 'a different platform group for each of webservice, boss, hyper and proxy',
    cure: `correct or delete groups.${group}`,
  }),
  widthWithoutEngine: {
    what: 'a width for the engine exec_nodes, whose own width (10, in newer installers 20 hosts) is fixed; runbook: /pitrix/upgrade/exec_nodes.sh -f',
    allowed: 'width only with `engine: ssh`',
    cure: 'delete width, or add `engine: ssh`',
  },
  nothingDesired: {
    what: 'nothing is desired of BOSS',
    allowed: 'at least one of v1, notifyWebhook, v2 and webSupervisor',
    cure: 'add `v1: absent` under boss (runbook: 卸载BOSS V1)',
  },
  vipMissing: ({ zone }: Words<'zone'>) => ({
    what: `boss.notifyWebhook.proxyVips has no line for ${zone}; runbook: url: 'http://PROXY_VIP:6777/alert_receiver/nf/'`,
    ...ofThisZone(zone),
  }),
  vipOfAnotherZone: ({ zone }: Words<'zone'>) => ({
    what: "boss.notifyWebhook.proxyVips names another zone, whose nodes are not looked at from here; runbook: url: 'http://PROXY_VIP:6777/alert_receiver/nf/'",
    ...ofThisZone(zone),
  }),
  stateAddressMissing: {
    what: 'state.address is missing: the backend http has no place of its own',
    allowed: 'backend http with the address of this environment’s state',
    cure: 'add `address: https://state.example.com/boss/pek3a` under state',
  },
  stateKeyNotHeeded: ({ key, backend }: Words<'key' | 'backend'>) => ({
    what: `state.${key} says nothing to this backend`,
    allowed: `state.${key} only with \`backend: ${backend}\``,
    cure: `delete ${key}, or write \`backend: ${backend}\``,
  }),
};

const ofThisZone = (zone: string) => ({
  allowed: `the zone of this file, ${zone}`,
  cure: `write one line, \`${zone}: <VIP of its proxies>\`; another zone has an environment file of its own`,
});
