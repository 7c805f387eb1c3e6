import type { Texts } from '../en';

/** What is said where keys of an environment file do not go together, with the runbook's sentence. */
export const rules: Texts['environment']['rules'] = {
  installerTooOld: {
    what: 'installer 版本太旧；操作手册：要求: `Installer`的版本必须是`4.3`及以上版本，仅支持部署`BOSS V2`版本',
    allowed: '4.3 或更新',
    cure: '先升级平台，或把版本改成 /pitrix/version.json 里的版本',
  },
  regionMissing: {
    what: 'topology 是 region，但没有写 region；操作手册：以方便区分`region`模式下，不同`ZONE`的配置文件',
    allowed: '除 zone id 之外还有 region id',
    cure: '按 variables.yaml 加上 `region: <region_id>`，或写 `topology: zone`',
  },
  regionNotWanted: {
    what: '写了 region，但 topology 是 zone；操作手册：以方便区分`region`模式下，不同`ZONE`的配置文件',
    allowed: '只有 `topology: region` 时才写 region',
    cure: '删除 region，或写 `topology: region`',
  },
  groupOfAllZones: ({ group, zone, name }) => ({
    what: `groups.${group} 可能涉及别的 zone：region 模式下只有以 zone id 开头的名字才留在本 zone；操作手册：注意修改\`ZONE_ID\`为平台环境的实际值`,
    allowed: `以 ${zone}- 开头的名字`,
    cure: `写 \`${group}: ${zone}-${name}\`，或删除这个键`,
  }),
  groupOfARegion: ({ group, rest }) => ({
    what: `groups.${group} 前面带有 zone id，平台只在 region 模式下这样命名`,
    allowed: '不带 zone id 的名字',
    cure: `写 \`${group}: ${rest}\`，或写 \`topology: region\``,
  }),
  groupTwice: ({ group, other }) => ({
    what: `groups.${group} 写的节点组已经是 ${other} 的；操作手册：卸载\`BOSS V1\`的服务，每个节点组各有一份清单`,
    allowed: 'webservice、boss、hyper、proxy 各用不同的节点组',
    cure: `改正或删除 groups.${group}`,
  }),
  widthWithoutEngine: {
    what: '给引擎 exec_nodes 写了 width，而它的并发数是固定的（10，较新的 installer 是 20 台）；操作手册：/pitrix/upgrade/exec_nodes.sh -f',
    allowed: '只有 `engine: ssh` 时才写 width',
    cure: '删除 width，或加上 `engine: ssh`',
  },
  nothingDesired: {
    what: '对 BOSS 没有任何期望',
    allowed: 'v1、notifyWebhook、v2、webSupervisor 中至少一个',
    cure: '在 boss 下加上 `v1: absent`（操作手册：卸载BOSS V1）',
  },
  vipMissing: ({ zone }) => ({
    what: `boss.notifyWebhook.proxyVips 没有 ${zone} 这一行；操作手册：url: 'http://PROXY_VIP:6777/alert_receiver/nf/'`,
    ...ofThisZone(zone),
  }),
  vipOfAnotherZone: ({ zone }) => ({
    what: "boss.notifyWebhook.proxyVips 写了别的 zone，而它的节点从这里看不到；操作手册：url: 'http://PROXY_VIP:6777/alert_receiver/nf/'",
    ...ofThisZone(zone),
  }),
  stateAddressMissing: {
    what: '缺少 state.address：后端 http 没有自己的默认位置',
    allowed: '后端 http，并写明这个环境的状态的地址',
    cure: '在 state 下加上 `address: https://state.example.com/boss/pek3a`',
  },
  stateKeyNotHeeded: ({ key, backend }) => ({
    what: `state.${key} 对这个后端不起作用`,
    allowed: `只有 \`backend: ${backend}\` 时才写 state.${key}`,
    cure: `删除 ${key}，或写 \`backend: ${backend}\``,
  }),
};

const ofThisZone = (zone: string) => ({
  allowed: `这个文件的 zone，即 ${zone}`,
  cure: `只写一行 \`${zone}: <VIP of its proxies>\`；别的 zone 有自己的环境文件`,
});
