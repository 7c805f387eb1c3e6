import { parseEnvironment } from '../../lib/environment/parse-environment';
import { exampleText, messages } from './valid-environment';

const largest = 256 * 1024;
const fill = (piece: string): string => piece.repeat(Math.floor(largest / piece.length));

const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]']
  .concat(
    'bcdefghi'
      .split('')
      .map((name, index) => `${name}: &${name} [${`*${'abcdefghi'.charAt(index)}, `.repeat(9)}]`),
  )
  .join('\n');

test('an alias bomb is refused by its first anchor, unexpanded', () => {
  expect(messages(bomb)[0]).toBe(
    'lab.yaml:1:4: an anchor; got: `&a`; allowed: plain "key: value" lines; cure: write the value out where it is used',
  );
});

test('a 10 MB file is refused by its size', () => {
  expect(messages('a'.repeat(10_000_000))).toStrictEqual([
    'lab.yaml:1:1: the file is too large to be an environment; got: 10000000 bytes; allowed: up to 262144 bytes; cure: check that this is the right file',
  ]);
});

test('the size is counted in bytes', () => {
  const result = parseEnvironment('lab.yaml', `# ${'云'.repeat(largest / 3)}`);
  expect('problems' in result && result.problems.map(({ got }) => got)).toStrictEqual(['262145 bytes']);
});

test.each([
  ['brackets', '['],
  ['braces', '{'],
  ['pairs of a flow mapping', '{a: '],
  ['list items on one line', '- '],
  ['explicit keys on one line', '? '],
  ['values on one line', ': '],
])('deep nesting by %s is refused before it is parsed', (_name, piece) => {
  expect(messages(fill(piece))).toStrictEqual([
    expect.stringContaining('got: YAML nested or indented deeper than 100;'),
  ]);
});

test('deep nesting by indentation is refused before it is parsed', () => {
  const steps = Array.from({ length: 700 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n');
  expect(messages(steps)).toStrictEqual([
    expect.stringContaining('got: YAML nested or indented deeper than 100;'),
  ]);
});

test.each([
  '[] ',
  '"" ',
  '*a ',
  '&a ',
  "'a': 1\n",
  '- a\n',
  '---\n',
  '...\n',
  '?\n',
  ']',
  '# a\n',
  'a: b: c\n',
  '!a ',
])('a file full of %j is refused before it is parsed', (piece) => {
  expect(messages(fill(piece))).toStrictEqual([
    expect.stringMatching(/got: YAML made of more than 10000 pieces;/),
  ]);
});

test('of very many problems the first 50 are shown and the rest counted', () => {
  const text = exampleText('zone') + Array.from({ length: 120 }, (_, index) => `key${index}: 1\n`).join('');
  expect(messages(text)).toHaveLength(51);
  expect(messages(text).at(-1)).toContain('the rest is not shown; got: 70 problems more;');
});

test.each([
  ['a long line of tabs', '\t'],
  ['a long line of blanks', ' '],
  ['one long word', 'a'],
  ['quotes', "'"],
  ['percent signs', '%'],
  ['exclamation marks', '!'],
  ['line ends', '\n'],
  ['carriage returns', '\r'],
  ['NUL', '\0'],
  ['bad escapes', '\\x'],
])('%s: a message, whatever the text', (_name, piece) => {
  expect(messages(fill(piece)).length).toBeGreaterThan(0);
});

test('no message holds a control character, a stack trace or a long piece of the file', () => {
  const texts = [
    bomb,
    `zone: "${'\\e[2J'.repeat(400)}"`,
    `"${'\\u202e'.repeat(50)}": 1`,
    'zone: \u0085x',
    `? [${'a, '.repeat(99)}]\n: 1`,
  ];
  for (const message of texts.flatMap((text) => [...messages(text)])) {
    expect(message).not.toMatch(/[\p{Cc}\p{Cf}]|\bat .*\.[jt]s:\d|node_modules/u);
    expect(message.length).toBeLessThan(1200);
  }
});

test('a private key is never repeated, wherever it stands', () => {
  const pem = '-----BEGIN RSA PRIVATE KEY-----\nc2VjcmV0\n-----END RSA PRIVATE KEY-----\n';
  for (const text of [pem, exampleText('zone') + pem, `key: "${pem}`, `# ${pem}`]) {
    expect(messages(text)).toStrictEqual([
      expect.stringContaining('a private key; got: `-----BEGIN … PRIVATE KEY-----`;'),
    ]);
  }
});

test('a password in an address is never repeated, wherever it stands and whatever else is wrong there', () => {
  const address = 'postgres://alice:pa55/w@db.example.com/states';
  const state = `state: { backend: http, address: '${address}' }\n`;
  for (const text of [address, `# ${address}`, exampleText('zone') + state, `\tkey: ${address}\u00a0`]) {
    const said = messages(text);
    expect(said[0]).toMatch(/a password in an address; got: `…:\/\/… @…`;/);
    expect(said.join()).not.toContain('pa55');
  }
});

test('a noncharacter (U+FFFE), which js-yaml refuses at the end of the text, is found where it stands', () => {
  expect(messages('zone: \ufffe1\n')).toStrictEqual([
    expect.stringContaining('lab.yaml:1:7: an invisible or control character; got: `zone: \\u{fffe}1`;'),
  ]);
});
