import type { Words } from '../values';

/** What is looked after on hosts, and what they answer, for people. */
export const hosts = {
  /** A thing on a host, or a step. */
  thing: ({ name }: Words<'name'>) => name,
  /** What is wanted of it, or was found. */
  answer: ({ word }: Words<'word'>) => word,
};
