import type { Texts } from '../en';
import { thing } from './things';

/** What is said of runs: those at work, and those that were. */
export const runs: Texts['runs'] = {
  none: ({ environment }) => `${environment}：没有运行在工作`,
  noneYet: ({ environment }) => `${environment}：还没有过运行`,
  ended: ({ environment }) => `${environment}：没有做完的已经结掉：计划不再提到它们，只列差异`,
  stillAtWork: ({ environment }) => `${environment}：它启动的东西还在 firstbox 上工作：等它结束后再 attach`,
  askedToStop: ({ environment }) => `${environment}：已请它在开始下一件事之前停下`,
  notUnderstood: ({ environment }) => `${environment}：看不懂它的运行日志，无法跟随`,
  took: ({ seconds }) => `${seconds} 秒`,
  ofStep: ({ title, step }) => `${title}：${thing(step)}`,
  commit: ({ commit }) => `提交 ${commit}`,
  plan: ({ plan }) => `计划 ${plan}`,
  inState: ({ environment, text }) => `${environment}：${text}`,
  journalsUnreadable: ({ folder }) =>
    `不知道 firstbox 上是否有运行在工作：那里的 ${folder} 不是只有 root 能写的目录，所以不读其中的运行日志；请查明是谁建的，并把它移走`,
  begun: ({ title, since, by }) => `${title}，由 ${by} 在 ${since} 开始`,
  onNoHost: '它不在任何主机上',
  onHosts: ({ hosts }) => hosts.join('；'),
  hostAtStep: ({ host, step }) => `${host}：${thing(step)}`,
  atWork: ({ about, where, attach }) =>
    `firstbox 上有运行在工作：${about}；${where}；现在看到的可能还会变：${attach}`,
  unfinished: ({ about, where, attach }) =>
    `上一次运行没有做完：${about}；${where}；它留下的都在这个计划里，下一次部署会结掉它，或用 ${attach}`,
  lock: {
    free: '空闲',
    taken: '已交出',
    heldBy: ({ holder }) => `由 ${holder} 持有`,
    atWorkSince: ({ since }) => `根据运行日志，有运行从 ${since} 起在工作`,
    process: ({ text }) => `进程 ${text}`,
  },
  notProven: ({ run, why }) => `${run}：没有通过验证：${why}`,
  historyNotKept: ({ environment, why }) => `${environment}：警告：历史无法保存：${why}`,
  leftNotAdded: ({ environment, why }) => `警告：${environment}：留下的运行的结果没能补进历史：${why}`,
  brokenLines: ({ environment, lines }) => `${environment}：略过 ${lines} 行损坏的内容；--json 显示全部`,
};
