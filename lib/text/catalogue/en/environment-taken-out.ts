import type { Numbers, Words } from '../values';

/** What is said where secrets cannot be taken out of a platform's configuration. */
export const takenOut = {
  already: {
    what: 'a place for a secret stands there already',
    allowed: 'values, as the platform needs them',
    cure: 'put the value there on the platform first',
  },
  tooShort: ({ key, least }: Words<'key'> & Numbers<'least'>) => ({
    what: `the value of ${key} is too short to be kept out of what is printed`,
    allowed: `at least ${least} characters`,
    cure: 'change it on the platform first',
  }),
  unfit: ({ key }: Words<'key'>) => ({
    what: `the value of ${key} cannot be put back as it is written`,
    allowed: 'a value on one line, in quotes without escapes, or lines below "|", none of them empty',
    cure: 'write it so on the platform first, or write the file by hand (docs/secrets.md)',
  }),
};
