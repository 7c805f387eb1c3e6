import { recordOf } from '../../lib/plan/firstbox-file';
import { applySplices, lineEdits, renderDiff } from '../../lib/yaml/line-edits';
import { spliceValues, type YamlScalar } from '../../lib/yaml/yaml-splices';

const at = (path: string, value: string | boolean): YamlScalar => ({ path: path.split('.'), value });
const webhook = [
  at('nf.system.save', false),
  at('nf.system.third.webhook.type', 'webhook'),
  at('nf.system.third.webhook.url', 'http://10.0.0.1:6777/nf/'),
];
const edited = (text: string, wanted = webhook) => applySplices(text, spliceValues(text, wanted));
const diff = (text: string, wanted = webhook) =>
  renderDiff(text, lineEdits(text, spliceValues(text, wanted)));
const full = (third: string) => `nf:\n  system:\n    save: false\n${third}`;
const block =
  "    third:\n      webhook:\n        type: 'webhook'\n        url: 'http://10.0.0.1:6777/nf/'\n";

test('the diff holds the touched lines and no other', () => {
  const text = `# 配置\nnf:\n  secret: not-to-be-seen\n  system:\n    # 保存\n    save: true   # why\n    list:\n      - 'a'   # last\n\n  # behind\n  retry: 1\n`;
  expect(diff(text)).toEqual([
    '@@ -6,1 +6,1 @@',
    '-    save: true # …',
    '+    save: false # …',
    '@@ -8,0 +9,4 @@',
    '+    third:',
    '+      webhook:',
    "+        type: 'webhook'",
    "+        url: 'http://10.0.0.1:6777/nf/'",
  ]);
  expect(edited(text)).toBe(text.replace('true', 'false').replace('# last\n', `# last\n${block}`));
});

test('an empty value at the very end is a touched line, what comes after it are new ones', () => {
  expect(diff('nf:\n  system:\n    save:')).toEqual([
    '@@ -3,1 +3,1 @@',
    '-    save:',
    '+    save: false',
    '@@ -3,0 +4,4 @@',
    ...block
      .trimEnd()
      .split('\n')
      .map((line) => `+${line}`),
  ]);
});

test.each<[string, string, string]>([
  [
    'a missing section, in the file’s own indentation',
    'a:\n    b:\n        c: 1\n',
    "a:\n    b:\n        c: 1\nnf:\n    system:\n        save: false\n        third:\n            webhook:\n                type: 'webhook'\n                url: 'http://10.0.0.1:6777/nf/'\n",
  ],
  [
    'a section without anything in it',
    'nf: # soon\nz: 1\n',
    `nf: # soon\n  system:\n    save: false\n${block}z: 1\n`,
  ],
  [
    'an empty leaf before a comment',
    full('').replace('false', '  # soon') + block,
    full('').replace('false', 'false  # soon').replace('false  ', 'false   ') + block,
  ],
  [
    'no final newline',
    full(block)
      .trimEnd()
      .replace(/\n +url.*/, ''),
    full(block).trimEnd(),
  ],
  [
    'a last line without end that is itself changed',
    full(block).trimEnd().replace('10.0.0.1', '10.0.0.9'),
    full(block).trimEnd(),
  ],
  ['CRLF', full('').replaceAll('\n', '\r\n'), full(block).replaceAll('\n', '\r\n')],
  ['a byte order mark', '\uFEFFa: 1\n', `\uFEFFa: 1\n${full(block)}`],
  [
    'a tagged value',
    full(block).replace('false', '!!bool "true" # 注意'),
    full(block).replace('false', 'false # 注意'),
  ],
  ['a value wrapped over lines', full(block).replace("'webhook'", '"web\n            hook"'), full(block)],
  ['a block of text', full(block).replace("'webhook'", '|\n          web\n          hook'), full(block)],
  [
    'a value on the line below',
    full(block).replace(" 'webhook'", '\n          # here\n          other'),
    full(block).replace(" 'webhook'", "\n          # here\n          'webhook'"),
  ],
  [
    'a tab before a value',
    full(block).replace(" 'webhook'", "\t'old\tone'"),
    full(block).replace(" 'webhook'", "\t'webhook'"),
  ],
  [
    'quoted keys',
    full(block).replace('nf:', '"nf":').replace('save: false', "'save': true"),
    full(block).replace('nf:', '"nf":').replace('save: false', "'save': false"),
  ],
  [
    'the same keys elsewhere',
    `system:\n  save: true\nother:\n  nf:\n    system: {save: true, save: 2}\n${full(block).replace('false', 'true')}`,
    `system:\n  save: true\nother:\n  nf:\n    system: {save: true, save: 2}\n${full(block)}`,
  ],
  [
    'anchors and flow elsewhere',
    `a: &x {b: 1}\nc: *x\nd:\n  <<: *x\n${full('')}`,
    `a: &x {b: 1}\nc: *x\nd:\n  <<: *x\n${full(block)}`,
  ],
  ...[
    '""',
    "''",
    '|',
    '>-',
    '|+\n',
    '|2-',
    '>-  ',
    "!!str ''",
    '! ""',
    '!!str',
    "''  ",
    '"\\\n          "',
  ].map((empty): [string, string, string] => [
    `an empty text as ${JSON.stringify(empty)}`,
    `${full(block).replace("'http://10.0.0.1:6777/nf/'", empty)}z: 1\n`,
    `${full(block)}z: 1\n`.replace("nf/'", `nf/'${/^'' +$/.test(empty) ? '  ' : ''}`),
  ]),
  [
    'an empty text before a comment',
    full(block).replace("'webhook'", "''  # why"),
    full(block).replace("'webhook'", "'webhook'  # why"),
  ],
  [
    'an empty text at the very end, without a line end',
    full(block).replace("'http://10.0.0.1:6777/nf/'\n", "''"),
    full(block).trimEnd(),
  ],
  [
    'an empty block at the very end, without a line end',
    full(block).replace("'http://10.0.0.1:6777/nf/'\n", '|'),
    full(block).trimEnd(),
  ],
  [
    'an empty text on the line below',
    full(block).replace(" 'webhook'", "\n          ''"),
    full(block).replace(" 'webhook'", "\n          'webhook'"),
  ],
  ['text where a boolean belongs', full(block).replace('save: false', "save: 'false'"), full(block)],
  ['a document start and end', `---\n${full('')}...\n`, `---\n${full(block)}...\n`],
])('%s', (_name, text, wanted) => {
  expect(edited(text)).toBe(wanted);
  expect(edited(wanted)).toBe(wanted);
});

test.each(['no', 'off', 'False', '!!bool "false"', 'false'])(
  '%s is false to the platform’s reader, so nothing is touched',
  (word) => {
    expect(spliceValues(full(block).replace('false', word), webhook)).toEqual([]);
  },
);

test('where a mapping belongs an empty text is none', () => {
  for (const word of ["''", '""', '|'])
    expect(() => spliceValues(`nf: ${word}\nz: 1\n`, webhook)).toThrow(/line 1: nf is not a mapping/);
});

test.each([
  [
    'a key of the path twice',
    `${full(block)}nf:\n  x: 1\n`,
    /line 8: nf is given twice, first on line 1; allowed: .*; delete one/,
  ],
  [
    'a leaf twice',
    full(`    save: true\n${block}`),
    /line 4: nf\.system\.save is given twice, first on line 3/,
  ],
  ['what does not parse', `${full(block)}a: 'open secret\n`, /it is not YAML \(MISSING_CHAR\)/],
  ['tabs as indentation', 'nf:\n\tsystem: 1\n', /it is not YAML/],
  ['an anchor on the path', full(block).replace('system:', 'system: &s'), /nf\.system has an anchor/],
  ['an anchor on the value', full(block).replace('false', '&s true'), /nf\.system\.save has an anchor/],
  ['an alias on the path', `a: &s {save: 1}\nnf:\n  system: *s\n`, /line 3: nf\.system is an alias/],
  [
    'a merge key on the path',
    `a: &s {save: 1}\n${full(block).replace('    save: false', '    <<: *s')}`,
    /nf\.system has a merge key/,
  ],
  ['a text where a mapping belongs', 'nf:\n  system: on\n', /line 2: nf\.system is not a mapping/],
  ['a list where a mapping belongs', 'nf:\n  - system\n', /nf is not a mapping/],
  [
    'a list where a value belongs',
    full(block).replace('false', '[1]'),
    /nf\.system\.save is not a single value/,
  ],
  [
    'a mapping in braces on the path',
    'nf: {system: {save: true}}\n',
    /line 1: nf is written in braces; .*write it as indented lines/,
  ],
  ['braces without anything', 'nf: {}\n', /nf is written in braces/],
  ['a key after a question mark', '? nf\n: system: 1\n', /key after "\? "/],
  ['two documents', `${full(block)}---\na: 1\n`, /a second YAML document/],
  ['a lone carriage return', full(block).replace('false\n', 'true # a\rsave: true\n'), /line 3: a character/],
  ['an anchor before the first key', '&a a:\n a: 1\n', /line 1: the file has a key with an anchor or a tag/],
  ['a tag before the first key', '!!str a:\n a: 1\n', /line 1: the file has a key with an anchor or a tag/],
  [
    'an alias of nothing, anywhere',
    `${full(block)}a:\n  b: *x\n`,
    /line 9: an alias or a merge of what is not/,
  ],
  [
    'a merge of a text, anywhere',
    `${full(block)}a:\n  <<: 1\n`,
    /line 9: an alias or a merge of what is not/,
  ],
  ['no keys at all', '# nothing\n', /holds no keys/],
  ['a list', '- a\n', /holds no keys/],
])('refused: %s', (_name, text, message) => {
  expect(() => spliceValues(text, webhook)).toThrow(message);
  expect(() => spliceValues(text, webhook)).not.toThrow(/secret/);
});

test('text that is not UTF-8 is refused', () => {
  const wish = { path: '/x', values: webhook };
  expect(() => recordOf(wish, Buffer.concat([Buffer.from(full(block)), Buffer.from([0xff])]))).toThrow(
    /not UTF-8/,
  );
});

test('a record holds nothing of the file but the changed lines', () => {
  const text = `secret: not-to-be-seen\n${full(block).replace('http://10.0.0.1', 'http://me:not-to-be-seen@10.0.0.9')}`;
  const record = recordOf({ path: '/x', values: webhook }, Buffer.from(text));
  expect(JSON.stringify(record)).not.toMatch(/not-to-be-seen/);
  expect(record.edits).toEqual([{ first: 8, count: 1, text: "        url: 'http://10.0.0.1:6777/nf/'\n" }]);
  expect(record.diff).toContain('-        url: (value not shown)');
});

test.each([
  ['a token in the query', "'http://10.0.0.9/nf/?token=not-to-be-seen'", '-        url: (value not shown)'],
  ['a token in the path', 'http://10.0.0.9/hook/not-to-be-seen', '-        url: (value not shown)'],
  ['a comment', 'no  # was not-to-be-seen', '-        url: no # …'],
  ['a text of several lines', '|\n          not-to-be-seen', '-(value not shown)'],
])('of a replaced value of old the key is shown: %s', (_what, old, shown) => {
  const text = full(block).replace("'http://10.0.0.1:6777/nf/'", old.replaceAll('\\n', '\n'));
  const { diff: lines } = recordOf({ path: '/x', values: webhook }, Buffer.from(text));
  expect(lines.join('\n')).not.toMatch(/not-to-be-seen/);
  expect(lines).toContain(shown);
});
