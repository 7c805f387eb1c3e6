import type { Texts } from '../en';
import { problem } from './problem';

/** What `boss deploy` says. */
export const deploy: Texts['deploy'] = {
  nobodyToAsk: problem({
    what: 'boss deploy：没有人可以询问',
    got: '没有终端',
    allowed: '终端，或 --auto-approve',
    cure: '加上 --auto-approve',
  }),
  blocked: ({ environment }) => `${environment}：受阻（BLOCKED），什么都不能执行；没有变更任何东西`,
  noStack: ({ environment }) => `${environment}：没有合成出 stack`,
  notApproved: ({ environment }) => `${environment}：审批没有通过；没有变更任何东西`,
  notProven: ({ environment }) => `${environment}：没有全部通过验证；上面各行说明是哪台主机、为什么`,
  goesOn: ({ environment }) =>
    `${environment}：运行在 firstbox 上继续：npx boss attach ${environment} 可以跟随它，下一次部署会等它`,
  question: ({ environment }) => `部署到 ${environment} 吗？只有 'yes' 才算审批通过。\n  请输入：`,
  partsTwice: problem({
    what: 'boss deploy：计划里已经定好了部分',
    got: '--part 和 --plan',
    allowed: '其中一个',
    cure: 'boss --help',
  }),
  otherEnvironment: ({ file, got, allowed }) =>
    problem({
      what: `${file}：这个计划属于另一个环境`,
      got,
      allowed,
      cure: '写那个环境，或用这个环境自己的计划',
    }),
  noSuchPart: ({ got, known, cure }) =>
    problem({ what: '--part：没有这个部分', got, allowed: known.join('、'), cure }),
  nameOneOfThese: '写其中一个',
};
