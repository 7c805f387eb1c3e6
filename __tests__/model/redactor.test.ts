import { inspect } from 'node:util';
import { Contents } from '../../model/contents';
import { redactor } from '../../model/redactor';
import { formsOf } from '../lab/secret-search';

const secrets = [
  'hunter2!',
  'it\'s a "key" / 100 %+ü',
  '-----BEGIN KEY-----\nfirst-line-of-it\n-----END KEY-----\n',
];
const redacted = redactor(secrets);

test.each(secrets.flatMap((secret) => formsOf(secret).map((form) => [form])))('%j is not shown', (form) => {
  expect(redacted(`before ${form} after`)).toBe('before [secret] after');
});

test.each([
  [
    'lower-case hexadecimal digits',
    encodeURIComponent(secrets[1] ?? '').replaceAll(/%../g, (code) => code.toLowerCase()),
  ],
  ['every character encoded', [...Buffer.from('hunter2!')].map((byte) => `%${byte.toString(16)}`).join('')],
  ['plus for a blank', encodeURIComponent(secrets[1] ?? '').replaceAll('%20', '+')],
  ['as JSON', JSON.stringify(secrets[1]).slice(1, -1)],
  ['in single quotes of YAML', 'it\'\'s a "key" / 100 %+ü'],
  ['url-safe base64', Buffer.from('hunter2!').toString('base64url')],
  ['one line of several', 'first-line-of-it'],
])('%s is found', (_how, form) => {
  expect(redacted(`<${form}>`)).toMatch(/^<\[secret\]E?>$/); // E: the last bits, which base64 shares with nothing
});

test('inside longer base64, wherever it begins', () => {
  for (const before of ['', 'a', 'ab', 'abc'])
    expect(redacted(Buffer.from(`${before}hunter2! and more`).toString('base64'))).toMatch(/\[secret\]/);
});

test('what is no secret stays', () => {
  expect(redacted('hunter3! is not it')).toBe('hunter3! is not it');
  expect(redactor([])('anything')).toBe('anything');
});

test('contents do not show when they are printed or made JSON, and their hash is another one for each key', () => {
  const contents = new Contents(new Map([['backEnd', 'key: hunter2!']]), ['hunter2!']);
  expect(inspect(contents, { depth: 9 }) + JSON.stringify(contents)).not.toMatch(/hunter2/);
  expect(contents.keyedHash('backEnd', 'a')).toMatch(/^[0-9a-f]{64}$/);
  expect(contents.keyedHash('backEnd', 'a')).not.toBe(contents.keyedHash('backEnd', 'b'));
  expect(() => contents.textOf('frontEnd')).toThrow(/frontEnd was not read/);
});
