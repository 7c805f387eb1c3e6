import { nearWord } from '../../lib/text/near-word';

const known = ['zone', 'region', 'domain', 'hostKey', 'host', 'port', 'jumpHosts', 'hostTimeoutSeconds'];

test.each([
  ['zome', 'zone'],
  ['zon', 'zone'],
  ['ZONE', 'zone'],
  ['hostkey', 'hostKey'],
  ['host_key', 'hostKey'],
  ['prot', 'port'],
  ['jumpHost', 'jumpHosts'],
  ['jump-hosts', 'jumpHosts'],
  ['timeoutSeconds', 'hostTimeoutSeconds'],
])('%s means %s', (word, meant) => {
  expect(nearWord(word, known)).toBe(meant);
});

test.each(['', 'v2', 'backend', 'x'.repeat(100_000), 'password'])('%.20j is near to none', (word) => {
  expect(nearWord(word, known)).toBeUndefined();
});
