import type { Texts } from '../en';

/** What is wrong, what was got, what is allowed, and the cure. */
export const problem: Texts['problem'] = ({ what, got, allowed, cure }) =>
  `${what}；实际：${got}；允许：${allowed}；处理：${cure}`;
