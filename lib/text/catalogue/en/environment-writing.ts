import type { Words } from '../values';

/** What is said where a file beside an environment file cannot be put in the place of the old one. */
export const writing = {
  busy: ({ file }: Words<'file'>) => ({
    what: 'somebody writes this file just now, or was killed while doing so',
    got: `a file ${file}.new`,
    allowed: 'one at a time',
    cure: `try again; where it stays: rm ${file}.new`,
  }),
  changed: {
    what: 'the file was changed by somebody else in the meantime',
    got: 'other bytes than those that were read',
    allowed: 'the file as it was read',
    cure: 'begin again with the new one',
  },
  unwritten: {
    what: 'the file cannot be written',
    allowed: 'a folder and a file that you may write, with room',
    cure: 'look at ls -l and df',
  },
};
