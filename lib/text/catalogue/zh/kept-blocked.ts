import type { Texts } from '../en';
import { runHosts } from './run-hosts';
import { answer } from './things';

/** Why a group is BLOCKED; `reported` is what was asked about, and why it is so. */
export const blocked: Texts['kept']['blocked'] = {
  unreachable: ({ where, reported }) =>
    `${where}：不可达：${reported}；请让主机恢复，或照平台的做法把它移出节点组（移走 settings 文件，再 gen_node_list）`,
  tooManyUnreachable: ({ where, reported, group, most }) =>
    `${blocked.unreachable({ where, reported })}；rollout.${group}.maxUnreachable 允许 ${most} 台，但不会是全部`,
  unreadable: ({ where, reported }) =>
    `${where}：无法识别：${reported}；请在主机上修复所说的问题，再重新计划`,
  untrusted: ({ where, reported, commands }) =>
    `${where}：主机密钥不可信：${reported}；${runHosts.keyCure({ commands: [commands] })}`,
  blocked: ({ where, reported }) =>
    `${where}：受阻：${reported}；请在主机上让这些修改生效或撤销它们，再重新计划`,
  withCure: ({ where, reported, cure }) => `${where}：受阻：${reported}；${cure}`,
  filesOfTheirOwn: '请在那里给这些程序单独的文件和组，再重新计划',
  wants: ({ wanted, found, reported }) => `期望 ${answer(wanted)}，实际 ${answer(found)}：${reported}`,
  waits: ({ address, why }) => `要等 ${address}，而它受阻：${why}`,
  nodesUnknown: ({ reported }) =>
    `${reported}；BOSS V2 的缓存必须知道每个节点：请修复节点组（gen_node_list），再重新计划`,
  hostsNotAsked: '没有询问它的主机',
  noAnswer: '没有回答',
  fileNotAsked: '没有询问它',
  firstboxNotAsked: '没有询问 firstbox',
  groupNotTold: 'firstbox 没有提到它',
};
