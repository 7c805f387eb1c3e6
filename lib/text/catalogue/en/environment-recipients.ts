import type { Words } from '../values';

/** What is said of the list of those for whom secrets are encrypted. */
export const recipients = {
  allowed:
    'one recipient a line: age1…, also age1pq1…, age1tag1… and age1tagpq1…; lines that begin with # are comments',
  mixed: {
    what: 'post-quantum recipients and others stand in one list: age refuses that, the weaker would open all',
    allowed: 'age1pq1… and age1tagpq1… alone, or none of them',
    cure: 'ask the others for a recipient of the same kind (age-keygen -pq)',
  },
  identity: {
    what: 'an identity stands where a recipient belongs: it opens the secrets',
    got: 'an identity, which is not shown',
    cure: 'write what `age-keygen -y FILE` tells; where others saw it, make another identity and change the secrets',
  },
  ofSsh: 'keys of ssh are no recipients here: a deploy reads identities of age only',
  none: 'this is no recipient of age, or not a whole one',
  makeOne: '`age-keygen -o FILE` makes an identity and tells its recipient',
  nobody: ({ secrets }: Words<'secrets'>) => ({
    what: `nobody is named who can decrypt ${secrets}`,
    cure: 'boss secrets recipients <environment> --add age1…; `age-keygen -y FILE` tells yours',
  }),
  noList: 'there is no list of those for whom the secrets are encrypted',
  unread: ({ what }: Words<'what'>) => `the list of recipients: ${what}`,
  addEach:
    'boss secrets recipients <environment> --add age1… for each of them; an age file does not tell their names',
};
