import type { Texts } from '../en';
import { problem } from './problem';
import { answer, thing } from './things';

/** Everything that is asked of one host. */
export const why: Texts['why'] = {
  notObserved: ({ environment }) => `${environment}：没有观察过`,
  noSuchHost: ({ got, known, cure }) =>
    problem({ what: 'boss why：没有询问过这台主机', got, allowed: known.join('、'), cure }),
  nameOneOfThese: '写其中一个',
  seen: ({ host, at }) => `${host}，查看于 ${at}`,
  partOn: ({ part, group }) => `${part}，节点组 ${group}`,
  notAskedYet: '这里没有询问，它所需要的还不存在',
  nothingTells: '主机上没有什么能说明它是否做过',
  differs: '有差异',
  inSync: '一致',
  untrusted: '不可信',
  step: ({ step, told }) => [thing(step), ...told].join('：'),
  fact: ({ subject, verdict }) => `${thing(subject)}：${answer(verdict)}`,
  wouldRun: '部署会执行：',
  noAnswer: ({ wanted }) => `期望 ${answer(wanted)}，没有得到回答`,
  wants: ({ wanted, found }) => `期望 ${answer(wanted)}，实际 ${answer(found)}`,
  unreadable: ({ detail }) => `无法识别：${detail}`,
};
