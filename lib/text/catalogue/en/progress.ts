import type { Numbers, Words } from '../values';
import { count } from './count';

/** Terraform's lines of progress, in our words. */
export const progress = {
  begins: ({ resource }: Words<'resource'>) => `${resource}: begins`,
  atWork: ({ resource, time }: Words<'resource' | 'time'>) => `${resource}: still at work after ${time}`,
  applied: ({ added, destroyed }: Numbers<'added' | 'destroyed'>) =>
    [
      `Done: ${count(added, 'group')} carried out.`,
      ...(destroyed > added ? [`Forgotten: ${destroyed - added}; nothing changed on hosts for that.`] : []),
    ].join(' '),
  done: ({ resource, time }: Words<'resource' | 'time'>) => `${resource}: done after ${time}`,
};
