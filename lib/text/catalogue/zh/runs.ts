import type { Texts } from '../en';

/** What is said of runs: those at work, and those that were. */
export const runs: Texts['runs'] = {
  none: ({ environment }) => `${environment}：没有运行在工作`,
  noneYet: ({ environment }) => `${environment}：还没有过运行`,
  ended: ({ environment }) => `${environment}：没有做完的已经结掉：计划不再提到它们，只列差异`,
  stillAtWork: ({ environment }) => `${environment}：它启动的东西还在 firstbox 上工作：等它结束后再 attach`,
  askedToStop: ({ environment }) => `${environment}：已请它在开始下一件事之前停下`,
  notUnderstood: ({ environment }) => `${environment}：看不懂它的运行日志，无法跟随`,
  notProven: ({ run, why }) => `${run}：没有通过验证：${why}`,
  historyNotKept: ({ environment, why }) => `${environment}：警告：历史无法保存：${why}`,
  leftNotAdded: ({ environment, why }) => `警告：${environment}：留下的运行的结果没能补进历史：${why}`,
  brokenLines: ({ environment, lines }) => `${environment}：略过 ${lines} 行损坏的内容；--json 显示全部`,
};
