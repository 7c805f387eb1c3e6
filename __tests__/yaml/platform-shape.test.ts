import { recordOf } from '../../lib/plan/firstbox-file';
import { applySplices } from '../../lib/yaml/line-edits';
import { parseYamlSection } from '../../lib/yaml/yaml-section';
import { readYamlMapping } from '../../lib/yaml/yaml-mapping';
import { spliceValues, type YamlScalar } from '../../lib/yaml/yaml-splices';

const wanted: readonly YamlScalar[] = [
  { path: ['nf', 'save'], value: false },
  { path: ['nf', 'url'], value: 'http://10.0.0.1/' },
];
const before = "nf:\n  save: true\n  url: ''\n";
const after = "nf:\n  save: false\n  url: 'http://10.0.0.1/'\n";
const edited = (text: string) => applySplices(text, spliceValues(text, wanted));

/** Each was read by PyYAML 6.0.3, and refused by the package `yaml`. */
const others: readonly (readonly [string, string])[] = [
  ['a quoted text that goes on at the margin', 'x: "a text\nthat: goes on\n\n  # and on"\n'],
  ['one in single quotes, further in', "x:\n  y: 'it''s\nnf: not a key'\n  z: 1\n"],
  ['a quoted text as an item', 'x:\n- "a\nnf:"\n'],
  ['a line end that is escaped', 'x: "a\\\nb"\n'],
  ['a bracket at the margin', 'x:\n  y: [1,\n2\n]\n'],
  ['braces with comments at the margin', 'x: {\n"a": 1, # ]}\n"b": [2, "c\nd"]\n}\n'],
  ['a comment right behind a quote', 'x: "a"#b: c\n'],
  ['a comment right behind a bracket', 'x: [a]#b: c\n'],
  ['a comment right behind the sign of a block', 'x: |#c\n  nf:\n    save: "\n'],
  ['a set with values', 'x: !!set {a: 1}\n'],
  ['an ordered map with a key twice', 'x: !!omap [a: 1, a: 2]\n'],
  ['a line separator in a comment', '# a\u2028x: 1\n'],
  ['a carriage return between two keys', 'x: 1\ry: 2\n'],
  ['a next line in a quoted text', 'x: "a\u0085b"\n'],
];

test.each(others)('no matter to the lines that are edited: %s', (_name, other) => {
  expect(edited(other + before)).toBe(other + after);
  expect(edited(before + other)).toBe(after + other);
  expect(edited(after + other)).toBe(after + other);
});

test.each([
  ['an end of the document twice', `${before}...\n...\n`, `${after}...\n...\n`],
  ['an end before its begin', `...\n---\n${before}`, `...\n---\n${after}`],
  ['a python tag', `${before}x: !!python/tuple [1]\n`, `${after}x: !!python/tuple [1]\n`],
])('read as the platform reads it: %s', (_name, text, then) => {
  expect(edited(text)).toBe(then);
});

test.each([
  ['a text of several lines', "''", '"http://\n10.0.0.9/"'],
  ['a comment right behind it', "''", '"http://10.0.0.9/"#c'],
])('edited where it is itself to be changed: %s', (_name, old, value) => {
  const text = before.replace(old, value);
  const end = value.endsWith('#c') ? ' #c' : '';
  expect(edited(text)).toBe(after.replace(/\n$/, `${end}\n`));
});

test('a boolean is not run together with the comment that stood behind a quote', () => {
  expect(edited(before.replace('true', '"yes"#c'))).toBe(after.replace('false', 'false #c'));
});

test('a text of several lines that is as wanted is not touched', () => {
  const text = 'x: [1\n]\nnf:\n  save: false\n  note: "a\n\nb c\nd"\n';
  expect(spliceValues(text, [{ path: ['nf', 'note'], value: 'a\nb c d' }])).toEqual([]);
});

test('a list of several lines is compared, not rewritten, and replaced whole', () => {
  const text = 'nf:\n  to: [a, # one\n"b\nc"\n]\n  z: 1\n';
  const to = (value: readonly string[]) => spliceValues(text, [{ path: ['nf', 'to'], value }]);
  expect(to(['a', 'b c'])).toEqual([]);
  expect(applySplices(text, to(['d']))).toBe("nf:\n  to: ['d']\n  z: 1\n");
});

test.each([
  ['in the line itself', before.replace('true', 'true\r  z: 1')],
  ['in the line behind which a key is put', before.replace("\n  url: ''", '\u2028x: 1')],
])('refused where the edit would take along what a foreign line end parts: %s', (_name, text) => {
  expect(() => spliceValues(text, wanted)).toThrow(/line [23]: a character that some YAML readers take/);
});

test('a key in a quoted text is none, and one behind a line separator is one', () => {
  expect(() => spliceValues(`x: "a\nnf:\n save: 1"\n${before}nf: 1\n`, wanted)).toThrow(/nf is given twice/);
  expect(() => spliceValues(`${before}# a\u2028nf: 1\n`, wanted)).toThrow(/nf is given twice/);
});

test.each([
  ['a quote that is never closed', `${before}x: 'open secret\n`],
  ['a bracket that is never closed', `${before}x: [open, secret\n`],
  ['a mark of a document in a quoted text', `${before}x: "a\n--- secret"\n`],
  ['text behind a quote', `${before}x: "a"secret\n`],
  ['a second document', `${before}---\nx: secret\n`],
  ['a NUL', `${before}# secret\0\n`],
])('what PyYAML refuses is refused still, and not quoted: %s', (_name, text) => {
  const read = readYamlMapping(text);
  expect(read).toHaveProperty('problem');
  expect(JSON.stringify(read)).not.toMatch(/secret/);
});

test('the lines of a record count as those of the file', () => {
  const text = `x: "a text\nthat goes on"\n${before}`;
  expect(recordOf({ path: '/x', values: wanted }, Buffer.from(text)).edits).toEqual([
    { first: 4, count: 1, text: '  save: false\n' },
    { first: 5, count: 1, text: "  url: 'http://10.0.0.1/'\n" },
  ]);
});

test('the platform’s variables are read from such a file', () => {
  const root = parseYamlSection('common:\n  domain: a.example\n  note: "x\ny"\nlab1: {is_sub: 0,\n}\n');
  expect([root.section('common')?.text('domain'), root.section('lab1')?.flag('is_sub')]).toEqual([
    'a.example',
    '0',
  ]);
});
