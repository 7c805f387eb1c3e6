import type { Words } from '../values';

/** What is wrong, what was got, what is allowed, and the cure. */
export const problem = ({ what, got, allowed, cure }: Words<'what' | 'got' | 'allowed' | 'cure'>): string =>
  `${what}; got: ${got}; allowed: ${allowed}; cure: ${cure}`;
