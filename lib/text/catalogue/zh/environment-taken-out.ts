import type { Texts } from '../en';

/** What is said where secrets cannot be taken out of a platform's configuration. */
export const takenOut: Texts['environment']['takenOut'] = {
  already: {
    what: '那里已经有放密码的位置',
    allowed: '平台需要的值',
    cure: '先在平台上把值写进去',
  },
  tooShort: ({ key, least }) => ({
    what: `${key} 的值太短，无法在打印的内容里隐藏`,
    allowed: `至少 ${least} 个字符`,
    cure: '先在平台上更换它',
  }),
  unfit: ({ key }) => ({
    what: `${key} 的值无法按原来的写法放回去`,
    allowed: '写在一行里的值，引号内没有转义；或写在 "|" 下面的多行，其中没有空行',
    cure: '先在平台上改成这样的写法，或手工写这个文件（docs/secrets.md）',
  }),
};
