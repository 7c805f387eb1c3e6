import type { Words } from '../values';
import { problem } from './problem';

/** What is said of the language that is chosen. */
export const language = {
  unknown: ({ setting, got }: Words<'setting' | 'got'>) =>
    problem({
      what: `${setting}: no such language`,
      got,
      allowed: 'zh or en',
      cure: 'name one of them, or leave it out: then the locale counts',
    }),
};
