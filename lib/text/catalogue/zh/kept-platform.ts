import type { Texts } from '../en';
import type { Words } from '../values';

const contradicted = ({ place, key, ours, theirs }: Words<'place' | 'key' | 'ours' | 'theirs'>) =>
  `${place}${key}：环境文件写的是 ${ours}，firstbox 的 /pitrix/conf/variables/variables.yaml 写的是 ${theirs}；这个环境什么都不计划`;

/** Where the platform says otherwise than the environment file. */
export const platform: Texts['kept']['platform'] = {
  otherZone: ({ place, ours, zones }) =>
    `${contradicted({ place, key: 'zone', ours, theirs: `zone ${zones}` })}；请改正环境文件里的 zone，或改正 firstbox.host`,
  noZones: '无',
  otherTopology: ({ place, ours, theirs, right }) =>
    `${contradicted({ place, key: 'topology', ours, theirs: `is_region: ${theirs}` })}；请在环境文件里写 topology: ${right}，或改正 firstbox.host`,
  otherRegion: ({ place, ours, theirs }) =>
    `${contradicted({ place, key: 'region', ours, theirs: `region_id: ${theirs}` })}；请改正环境文件里的 region，或改正 firstbox.host`,
  otherwise: ({ place, key, ours, theirs }) =>
    `${place}${key}：环境文件写的是 ${ours}，${theirs}；计划以环境文件为准；请改正那里的 ${key}`,
  fileSays: ({ file, said }) => `firstbox 的 ${file} 写的是 ${said}`,
  ofZone: ({ flag, zone }) => `${zone} 的 ${flag}: 0`,
  bossNodes: ({ hosts }) => `它的 boss 节点叫 ${hosts}`,
  notCompared: ({ reported, what }) => `firstbox：${reported}；环境文件${what}无法与它对比；请改正那个文件`,
  compared: {
    identity: '里的 zone、topology、region、domain 和 place ',
    installer: '里的 installer ',
    vip: '里代理节点的 VIP ',
  },
  vipOfNobody: '不属于任何主机',
  vipOf: ({ hosts }) => `属于 ${hosts}`,
  otherVip: ({ place, key, vip, whose, allowed }) =>
    `${place}${key}：环境文件写的是 ${vip}，它在 firstbox 的 /etc/hosts 里${whose}；允许：${allowed}；请写那个地址；如果它本来就对，在 proxyVips 旁写 \`otherVip: meant\``,
  vipOfNode: ({ place, key, vip, whose }) =>
    `${place}${key}：环境文件写的是 ${vip}，它在 firstbox 的 /etc/hosts 里${whose}：这个地址不会转移到别的代理节点；请写代理节点的 VIP，或在 proxyVips 旁写 \`otherVip: meant\``,
};
