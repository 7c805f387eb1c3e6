import { inspect } from 'node:util';
import { Ledger } from '../../lib/run/ledger';
import { DesiredFiles } from '../../lib/desired/desired-files';
import type { Observations } from '../../lib/plan/observation';
import { redactedLine } from '../../lib/desired/redacted-line';
import { redactedObservations } from '../../lib/plan/redacted-observations';
import { redactor } from '../../lib/desired/redactor';
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
  const contents = new DesiredFiles(new Map([['backEnd', 'key: hunter2!']]), ['hunter2!']);
  expect(inspect(contents, { depth: 9 }) + JSON.stringify(contents)).not.toMatch(/hunter2/);
  expect(contents.keyedHash('backEnd', 'a')).toMatch(/^[0-9a-f]{64}$/);
  expect(contents.keyedHash('backEnd', 'a')).not.toBe(contents.keyedHash('backEnd', 'b'));
  expect(() => contents.textOf('frontEnd')).toThrow(/frontEnd was not read/);
});

describe('what was cut before it came here', () => {
  const token = 'ghp_0123456789abcdefghijklmnopqrstuvwxyz';
  const hide = redactor([token, 'hunter2!']);
  const filled = (length: number) => 'x '.repeat(length / 2);

  test.each([
    ['38 of 40 characters at the end', `${filled(562)}${token.slice(0, 38)}`],
    ['three of them', `${filled(596)} ${token.slice(0, 3)}`],
    ['one that was being URL-encoded', `${filled(590)}${token.slice(0, 4)}%3`],
    ['in base64', `${filled(580)}${Buffer.from(token).toString('base64').slice(0, 20)}`],
    ['the end of one, at the beginning', `${token.slice(30)} said no${filled(500)}`],
    ['before the mark of a cut', `${filled(300)}hunter2… (sha256 9f)`],
    ['before a character that was cut itself', `${filled(590)}${token.slice(0, 7)}\uFFFD`],
    [
      'half of one in the middle of a message',
      `unrecognised reply: ${token.slice(0, 25)}: nothing was begun`,
    ],
  ])('%s', (_what, text) => {
    const shown = hide(text);
    expect(shown).toContain('[secret]');
    for (let at = 0; at + 3 <= token.length; at += 1)
      expect(shown.replaceAll('[secret]', '')).not.toContain(token.slice(at, at + 3));
    expect(shown).not.toMatch(/hunter/);
  });

  test('a short line that ends as a secret begins stays, and so does a long one that does not', () => {
    expect(hide('look at ghp')).toBe('look at ghp');
    expect(hide(`${filled(600)} ghost`)).toBe(`${filled(600)} ghost`);
  });
});

test('in a line of a look it is found also where it is packed, and the pieces of files stay', () => {
  const pack = (text: string) => Buffer.from(text).toString('base64');
  const secret = 'ghp_0123456789abcdefghijklmnopqrstuvwxyz';
  const hide = redactor([secret]);
  // 600 bytes are kept of what a host says (lib/remote/host/receipt.sh).
  const said = pack(`${'x '.repeat(282)}${secret}`.slice(0, 600));
  const [, , , , , word = ''] = redactedLine(`@@n from boss0 answer 3 unproven ${said}`, hide)
    .split(' ')
    .slice(1);
  expect(Buffer.from(word, 'base64').toString()).toBe(`${'x '.repeat(282)}[secret]`);
  const kept = [
    '@@n from boss0 answer 3 unproven -',
    '@@n group boss boss0,boss1',
    `@@n from firstbox text 0 ${pack(secret)}`,
  ];
  expect(kept.map((line) => redactedLine(line, hide))).toEqual(kept);
  expect(redactedLine(`~ dpkg: ${secret}`, hide)).toBe('~ dpkg: [secret]');
});

test('a verdict whose output quotes a secret is told without it, however it was cut', () => {
  const secret = 'ghp_0123456789abcdefghijklmnopqrstuvwxyz';
  const contents = new DesiredFiles(new Map(), [secret]);
  const printed: string[] = [];
  const subject = {
    zone: 'z',
    title: 't',
    platformGroup: 'boss',
    steps: [{ title: 's', expect: [], requires: [] }],
  };
  const ledger = new Ledger('n', subject, ['boss0'], (line) => printed.push(line));
  const output = Buffer.from(`${'x '.repeat(282)}${secret}`.slice(0, 600)).toString('base64');
  for (const line of [`@@n from boss0 step 0 failed 1 ${output}`, '@@n from boss0 end', '@@n finished'])
    ledger.add(redactedLine(line, contents.redacted));
  const all = JSON.stringify([printed, ledger.close()]);
  expect(all).toContain('[secret]');
  expect(all).not.toMatch(/ghp/);
});

test('an observation tells none, and keeps what it is judged by', () => {
  const seen: Observations = {
    apiVersion: 'boss-cdktf/observations/v1',
    environment: 'e',
    observedAt: 'T',
    groups: {
      boss: { kind: 'observed', hosts: [{ host: 'boss0', kind: 'unreachable', reason: 'said hunter2!' }] },
    },
    files: {
      f: {
        before: 'b',
        after: 'a',
        edits: [{ first: 1, count: 1, text: 'hunter2!' }],
        diff: ['-a: hunter2!'],
      },
    },
    readings: { r: { kind: 'read', facts: { line: 'hunter2!' } } },
    runs: [],
  };
  expect(redactedObservations(seen, redactor(['hunter2!']))).toEqual({
    ...seen,
    groups: {
      boss: { kind: 'observed', hosts: [{ host: 'boss0', kind: 'unreachable', reason: 'said [secret]' }] },
    },
    files: {
      f: {
        before: 'b',
        after: 'a',
        edits: [{ first: 1, count: 1, text: 'hunter2!' }],
        diff: ['-a: [secret]'],
      },
    },
    readings: { r: { kind: 'read', facts: { line: '[secret]' } } },
  });
});
