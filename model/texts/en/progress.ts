import type { Words } from '../values';

/** Terraform's lines of progress, in our words. */
export const progress = {
  begins: ({ resource }: Words<'resource'>) => `${resource}: begins`,
  atWork: ({ resource, time }: Words<'resource' | 'time'>) => `${resource}: still at work after ${time}`,
  done: ({ resource, time }: Words<'resource' | 'time'>) => `${resource}: done after ${time}`,
};
