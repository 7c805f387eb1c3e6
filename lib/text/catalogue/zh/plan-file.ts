import type { Texts } from '../en';
import { problem } from './problem';

/** A plan in a file: what cannot be approved, what is no such file, and what moved since. */
export const planFile: Texts['planFile'] = {
  noCommit: ({ environment, got }) =>
    problem({
      what: `${environment}：审批的内容必须是一个提交`,
      got,
      allowed: '全部与提交一致',
      cure: 'git commit，然后重新做计划',
    }),
  changedFiles: ({ files }) => `改动的文件：${files.slice(0, 3).join('、')}${files.length > 3 ? '……' : ''}`,
  programWithoutCommit: '程序没有对应的提交',
  filesOf: ({ environment, commit }) => `${environment} 的文件，提交 ${commit}`,
  unfit: ({ file, got }) =>
    problem({
      what: `${file}：不是能够执行的计划`,
      got,
      allowed: 'boss plan --out 写下的文件',
      cure: '用 --out 重新做计划',
    }),
  notAsPlanned: ({ name }) => `${name}，与做计划时不同`,
  withoutPlan: '归档里没有 Terraform 的计划',
  noArchive: '不是 tar 归档',
  notWhole: '不完整',
  noPlainFile: ({ name }) => `其中的条目 ${name} 不是独立的普通文件`,
  longName: ({ name }) => `名字太长，放不进归档：${name}`,
  moreLines: ({ lines }) => `还有 ${lines} 行`,
  stale: ({ environment }) =>
    problem({
      what: `${environment}：审批过的计划已经过时，没有变更任何东西`,
      got: '带 + 的行',
      allowed: '带 - 的行，即审批时的内容',
      cure: '用 --out 重新做计划，再送审批',
    }),
  changesNothing: ({ environment }) => `${environment}：审批过的计划不做任何变更`,
  commit: ({ commit }) => `环境的提交：${commit}`,
  programCommit: ({ commit }) => `程序的提交：${commit}`,
  state: ({ state }) => `状态：${state}`,
};
