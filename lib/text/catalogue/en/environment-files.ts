import type { Lists, Numbers, Words } from '../values';

/** What is said of environment files that cannot be chosen or read. */
export const environmentFiles = {
  noFile: 'this is not a file',
  largerThan: ({ most }: Numbers<'most'>) => `the file is larger than ${most} bytes`,
  notRead: 'the file cannot be read',
  unreadable: {
    allowed: 'a plain file that you may read',
    cure: 'check the path and the rights of the file (ls -l)',
  },
  tooLarge: ({ most }: Numbers<'most'>) => ({
    what: 'the file is too large to be an environment',
    allowed: `up to ${most} bytes`,
    cure: 'check that this is the right file',
  }),
  notUtf8: {
    what: 'the file is not UTF-8',
    allowed: 'UTF-8',
    cure: 'save the file as UTF-8',
  },
  otherEncoding: 'bytes of another encoding, such as GBK or Latin-1',
  rest: ({ problems }: Numbers<'problems'>) => ({
    what: 'the rest is not shown',
    got: `${problems} problems more`,
    allowed: 'none',
    cure: 'correct those above, then validate again',
  }),
  name: {
    what: 'the file’s name, which becomes the name of the stack, does not fit',
    allowed: 'up to 63 lower-case letters, digits and "-", not beginning with "-", then .yaml',
    cure: 'rename the file, for instance to the zone id: pek3a.yaml',
  },
  sameName: ({ other }: Words<'other'>) => ({
    what: 'two chosen environments have the same name',
    allowed: 'a name of its own for each environment: it is the name of the stack',
    cure: `rename this file or ${other}`,
  }),
  here: ({ names }: Lists<'names'>) =>
    `environments here: ${names.length === 0 ? 'none is there yet' : names.join(', ')}`,
  noneYet: {
    what: 'there is no environment yet',
    got: 'no file environments/<name>.yaml',
    cure: 'begin with a copy of environments/examples/zone.yaml',
  },
  several: ({ givenBy }: Words<'givenBy'>) => ({
    what: 'no environment is chosen, and there are several',
    cure: `set ${givenBy} to one or more, with commas between them`,
  }),
  emptyName: ({ givenBy }: Words<'givenBy'>) => ({
    what: 'an empty name among the chosen environments',
    cure: `correct ${givenBy}; unset, it means the only environment there is`,
  }),
  noSuch: 'no such environment',
  thatIs: ({ entry, file }: Words<'entry' | 'file'>) => `${entry}, that is ${file}`,
  chooseOne: 'choose one of these, or give the path of a file',
};
