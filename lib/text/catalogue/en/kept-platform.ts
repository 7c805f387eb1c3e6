import type { Words } from '../values';

/** The beginning of each: what the file and the platform say. `place` is empty, or ends with a colon. */
const contradicted = ({ place, key, ours, theirs }: Words<'place' | 'key' | 'ours' | 'theirs'>) =>
  `${place}${key}: the environment file says ${ours}, the firstbox's /pitrix/conf/variables/variables.yaml says ${theirs}; nothing of this environment is planned`;

/** Where the platform says otherwise than the environment file. */
export const platform = {
  otherZone: ({ place, ours, zones }: Words<'place' | 'ours' | 'zones'>) =>
    `${contradicted({ place, key: 'zone', ours, theirs: `zones ${zones}` })}; correct zone in the environment file, or correct firstbox.host`,
  noZones: 'none',
  otherTopology: ({ place, ours, theirs, right }: Words<'place' | 'ours' | 'theirs' | 'right'>) =>
    `${contradicted({ place, key: 'topology', ours, theirs: `is_region: ${theirs}` })}; write topology: ${right} in the environment file, or correct firstbox.host`,
  otherRegion: ({ place, ours, theirs }: Words<'place' | 'ours' | 'theirs'>) =>
    `${contradicted({ place, key: 'region', ours, theirs: `region_id: ${theirs}` })}; correct region in the environment file, or correct firstbox.host`,
  otherwise: ({ place, key, ours, theirs }: Words<'place' | 'key' | 'ours' | 'theirs'>) =>
    `${place}${key}: the environment file says ${ours}, ${theirs}; the plan goes by the environment file; correct ${key} there`,
  fileSays: ({ file, said }: Words<'file' | 'said'>) => `the firstbox's ${file} says ${said}`,
  ofZone: ({ flag, zone }: Words<'flag' | 'zone'>) => `${flag}: 0 of ${zone}`,
  bossNodes: ({ hosts }: Words<'hosts'>) => `its boss nodes are called ${hosts}`,
  notCompared: ({ reported, what }: Words<'reported' | 'what'>) =>
    `firstbox: ${reported}; ${what} of the environment file cannot be compared with it; correct that file`,
  compared: {
    identity: 'zone, topology, region, domain and place',
    installer: 'the installer',
    vip: 'the VIP of the proxies',
  },
  vipOfNobody: 'nobody has',
  vipOf: ({ hosts }: Words<'hosts'>) => `is that of ${hosts}`,
  otherVip: ({ place, key, vip, whose, allowed }: Words<'place' | 'key' | 'vip' | 'whose' | 'allowed'>) =>
    `${place}${key}: the environment file says ${vip}, which ${whose} in the firstbox's /etc/hosts; ` +
    `allowed: ${allowed}; write that address, or \`otherVip: meant\` beside proxyVips where it is right all the same`,
  vipOfNode: ({ place, key, vip, whose }: Words<'place' | 'key' | 'vip' | 'whose'>) =>
    `${place}${key}: the environment file says ${vip}, which ${whose} in the firstbox's /etc/hosts: an address that does not move to another proxy; ` +
    'write the VIP of the proxies, or `otherVip: meant` beside proxyVips',
};
