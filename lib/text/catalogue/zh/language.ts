import type { Texts } from '../en';
import { problem } from './problem';

/** What is said of the language that is chosen. */
export const language: Texts['language'] = {
  unknown: ({ setting, got }) =>
    problem({
      what: `${setting}：没有这种语言`,
      got,
      allowed: 'zh 或 en',
      cure: '写其中一个，或不写：以系统区域设置为准',
    }),
};
