import type { Texts } from '../en';
import { problem } from './problem';

/** What `boss plan` says beside the summary. */
export const plan: Texts['plan'] = {
  withoutLook: ({ environment }) =>
    problem({
      what: `${environment}：没有查看过主机的计划不能执行`,
      got: 'BOSS_OBSERVE=off',
      allowed: '查看主机',
      cure: '取消 BOSS_OBSERVE',
    }),
  planned: ({ add, change, destroy }) => `计划：新增 ${add}，修改 ${change}，销毁 ${destroy}。`,
  noChanges: '没有变更：与环境文件一致。',
  terraformWords:
    '下面的 "replaced"、"tainted"、"to destroy" 是 Terraform 的说法，意思是“把这个节点组再运行一次”。主机上只做上面列出的事。',
  runAgain: ({ resources }) =>
    `再次运行：${resources.join('、')}；Terraform 把这叫作 "replaced"、"tainted" 或 "to destroy"：除上面列出的以外，主机上不会销毁任何东西`,
  terraformForgets:
    '只写 "will be destroyed" 而没有 "replaced"：文件里已经没有这个键。Terraform 把它忘掉，主机上什么都不变。',
  noLongerAsked: ({ resources }) =>
    `不再要求：${resources.join('、')}；Terraform 把它们忘掉，主机上什么都不变`,
  nothingApplies: ({ environment }) => `${environment}：受阻（BLOCKED）的节点组修好之前什么都不能执行`,
  written: ({ environment, file }) =>
    `${environment}：这个计划在 ${file} 里；boss deploy --plan ${file} 严格执行它`,
  severalEnvironments: problem({
    what: 'boss plan --out：一个文件只放一个计划',
    got: '多个环境',
    allowed: '一个环境',
    cure: 'boss --help',
  }),
};
