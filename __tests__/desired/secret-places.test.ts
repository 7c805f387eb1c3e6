import { differingKeys } from '../../lib/desired/key-paths';
import { fillSecretPlaces, findSecretPlaces } from '../../lib/desired/secret-places';

function fill(text: string, values: Readonly<Record<string, string>>) {
  const found = findSecretPlaces(text);
  if ('findings' in found) return found;
  return fillSecretPlaces(text, found.places, new Map(Object.entries(values)));
}

test.each([
  ['single quotes', "a: '@secret:X@'", "it's", "a: 'it''s'"],
  ['double quotes', 'a: "@secret:X@"', 'a"b\\c\nd', 'a: "a\\"b\\\\c\\nd"'],
  [
    'inside a plain value',
    'url: http://u:@secret:X@@host/ # 中文',
    'pass',
    'url: http://u:pass@host/ # 中文',
  ],
  ['several lines', 'k: |-\n  @secret:X@\nb: 1\n', 'one\ntwo', 'k: |-\n  one\n  two\nb: 1\n'],
  [
    'twice, in a list',
    "[ '@secret:X@', '@secret:X@' ]\n".replace(/^/, 'l: '),
    'v$&',
    "l: [ 'v$&', 'v$&' ]\n",
  ],
  [
    'a comment stays',
    "# @secret:X@ and @secret:y\na: '@secret:X@'\r\n",
    'v',
    "# @secret:X@ and @secret:y\na: 'v'\r\n",
  ],
  ['without quotes', 'a: @secret:X@ # one\nb: {c: @secret:X@}\n', 'pa-ss', 'a: pa-ss # one\nb: {c: pa-ss}\n'],
  ['a number without quotes', 'a: @secret:X@\n', '0123', 'a: 0123\n'],
  ['a value that looks like a place', "a: '@secret:X@'", '@secret:X@', "a: '@secret:X@'"],
])('%s', (_what, text, value, filled) => {
  expect(fill(text, { X: value })).toEqual({ text: filled });
});

test.each([
  ['a value that ends the plain text', 'a: x@secret:X@', 'b: c', /secret X cannot stand here/],
  ['a value that begins a comment', 'a: x@secret:X@', 'b #c', /secret X cannot stand here/],
  ['lines folded by single quotes', "a: '@secret:X@'", 'one\ntwo', /secret X cannot stand here/],
  ['a line feed at the end', 'k: |\n  @secret:X@\n', 'one\n', /secret X cannot stand here/],
  ['without quotes, and a mark of YAML', 'a: @secret:X@', '@x', /secret X cannot stand here/],
  ['without quotes in braces', 'a: {b: @secret:X@}', 'x, c: hunter2', /secret X cannot stand here/],
  ['without quotes, and not well formed', 'a: @secret:x@', '', /BAD_SCALAR_START/],
  ['lower case', "a: '@secret:x@'", '', /not well formed/],
  ['not closed', "a: '@secret:X'", '', /not well formed/],
  ['a key', "'@secret:X@': 1", '', /not well formed/],
  ['a key given twice', 'a: hunter2!\na: hunter2!\n', '', /a key is given twice/],
  ['no YAML', 'a: [hunter2!', '', /not YAML \(/],
  ['a list', '- hunter2!', '', /not one mapping/],
  ['two documents', 'a: 1\n---\nb: hunter2!\n', '', /not one mapping/],
  ['an anchor in itself', "a: &x [*x, 'hunter2@secret:X@']", '', /an anchor holds its own alias/],
  ['an alias of nothing', 'a: *hunter2!', '', /not YAML/],
])('refused, and nothing of it shown: %s', (_what, text, value, reason) => {
  const filled = fill(text, { X: value });
  if (!('findings' in filled)) throw new Error(filled.text);
  expect(filled.findings[0]?.what).toMatch(reason);
  expect(JSON.stringify(filled)).not.toMatch(/hunter2|b: c|one\\ntwo/);
});

test('only the keys are told, never the values', () => {
  const found = 'a: {b: hunter2!, c: [1]}\nold: hunter2!\n"${x}\\u001b": 1\n';
  expect(differingKeys(found, "a: {b: '2', c: [1, 2]}\nnew: x\n")).toEqual([
    'a.b: another value',
    'a.c: another value',
    'new: missing',
    'old: not desired',
    '${x}\\u{1b}: not desired',
  ]);
  expect(differingKeys('a: 1', 'a: 1')).toEqual([]);
  expect(differingKeys('a: 1', 'a: 1 # one')).toEqual(['only comments, order or spelling differ']);
  expect(differingKeys('hunter2!: [', 'a: 1')).toEqual(['what is found is not YAML that can be compared']);
  expect(differingKeys(`a: ${'['.repeat(5000)}`, 'a: 1')).toEqual([
    'what is found is not YAML that can be compared',
  ]);
  const many = Array.from({ length: 30 }, (_, number) => `k${number}: 1`).join('\n');
  expect(differingKeys(many, 'a: 1').slice(-1)).toEqual(['… and 11 keys more']);
});
