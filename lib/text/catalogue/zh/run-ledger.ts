import type { Texts } from '../en';
import { saidOfWaves, thing } from './things';

/** What a run says of its steps, as receipts come and at its end. */
export const runLedger: Texts['run']['ledger'] = {
  historyNotWritten: 'firstbox  无法在那里写运行的历史',
  ofFirstbox: ({ text }) => saidOfWaves(text),
  hostsNotKnown: ({ called, said }) => `${called} 之后不知道它有哪些主机：${said}`,
  pushed: ({ called, code, said }) => `firstbox：${called} 以 ${code} 结束，并说：${said}`,
  stepProven: ({ step, proven, hosts, changed, already }) =>
    `${thing(step)}：${hosts} 台主机中 ${proven} 台已验证（变更 ${changed} 台，原本如此 ${already} 台）`,
  noHost: '其中没有可以验证的主机',
  noEnd: '它的脚本没有运行到结尾',
  skipped: ({ hosts, reason }) => `跳过：${hosts}：${reason}`,
  buildAndPush: 'build 和更新',
  members: ({ group, hosts }) => `节点组 ${group} 现在有主机 ${hosts.join('、')}`,
  notPlanned: ({ hosts }) => `它的列表是 ${hosts}，与计划不符`,
  strangeName: '收到一份回执，名字不在节点组里',
  strangeReceipt: ({ words }) => `无法识别的回执：${words}`,
  twoReceipts: '以它的名字收到两份回执',
  unknownStep: '不认识的步骤',
  notProven: ({ host, step, reason }) => `${host}  ${thing(step)}：没有通过验证：${reason}`,
  strangeStep: ({ step }) => `对步骤 ${step} 的结论，计划里没有这个步骤`,
  changing: ({ host, step, differences }) => `${host}  ${thing(step)}：正在变更，${differences} 处差异`,
  alreadySo: ({ host, step }) => `${host}  ${thing(step)}：原本如此`,
  doneAndProven: ({ host, step }) => `${host}  ${thing(step)}：完成并已验证`,
  reportedTwice: '报告了两次',
  saidAfter: ({ verdict, findings }) => `先有 ${findings}，却说 ${verdict}`,
  didNotSucceed: ({ called }) => `${called} 没有成功`,
  nothingChanged: ({ findings }) => `没有变更任何东西：${findings}`,
  commandsEnded: ({ findings, code, said }) => `${findings}；它的命令以 ${code} 结束，并说：${said}`,
  nothing: '（没有内容）',
  strangeVerdict: ({ verdict }) => `无法识别的结论：${verdict}`,
  noProof: '它结束了，但没有验证',
  moved: ({ said }) => `节点组与计划不符，没有变更任何东西：${said}；请重新做计划`,
  stopped: '在这些主机上开始之前，运行被要求停止，或无法记运行日志：请重新部署',
  cut: '脚本没有完整到达：什么都没有开始；请重新部署',
  tooLong: ({ bytes }) => `程序对 exec_nodes.sh 来说太长（${bytes} 字节），没有变更任何东西`,
};
