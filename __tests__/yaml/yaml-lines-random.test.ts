import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { applySplices, lineEdits } from '../../lib/yaml/line-edits';
import { NotEditable } from '../../lib/yaml/editable-yaml';
import { readYamlMapping } from '../../lib/yaml/yaml-mapping';
import { spliceValues, type YamlScalar } from '../../lib/yaml/yaml-splices';

interface Entry {
  readonly before: string;
  readonly key: string;
  readonly value: string | readonly Entry[];
  readonly comment: string;
  readonly step: number;
}

/** `@` stands for the indentation of what is below the key. */
const value = fc.oneof(
  fc.constantFrom(
    '1',
    "'x'",
    '"a: b # c\tд"',
    '!!int "3"',
    'true',
    'false',
    '',
    'one',
    '{k: [1, 2]}',
    '[a, b]',
  ),
  fc.constantFrom('|\n@text\n@  more\n', '>-\n@folded', '|2+\n@  kept\n\n', '"a\\\n@b"', '!!str\n@tagged'),
  fc.constantFrom("'wrapped\n@on'", 'plain\n@on', '\n@- a\n@- b: 1\n@  c: 2', '&anchor v', '*anchor'),
);
const common = fc.constantFrom('a', 'b', 'c', 'd', 'x', 'long_key');
const key = fc.oneof(
  { weight: 9, arbitrary: common },
  fc.constantFrom('"a"', "'b'", 'x y', '1', 'on', '<<', '? c\n'),
);
const { entries } = fc.letrec<{ entries: readonly Entry[] }>((tie) => ({
  entries: fc.array(
    fc.record({
      before: fc.constantFrom('', '', '', '@# 注释\n', '\n', '# at the margin\n'),
      key,
      value: fc.oneof({ maxDepth: 3, depthSize: 'medium' }, value, tie('entries')),
      comment: fc.constantFrom('', '', '  # trailing'),
      step: fc.integer({ min: 1, max: 4 }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
}));

function render(mapping: readonly Entry[], indent = ''): string {
  return mapping
    .map(({ before, key: name, value: below, comment, step }) => {
      const deeper = indent + ' '.repeat(step);
      const nested = typeof below !== 'string';
      const text = nested ? `\n${render(below, deeper)}` : below.replaceAll('@', deeper);
      const tail = nested || text.includes('\n') ? '' : comment;
      const line = `${before.replaceAll('@', indent)}${indent}${name}:${/^(\n|$)/.test(text) ? '' : ' '}${text}${tail}`;
      return line.endsWith('\n') ? line : `${line}\n`;
    })
    .join('');
}

const files = fc
  .tuple(
    entries,
    fc.boolean(),
    fc.boolean(),
    fc.constantFrom('', '', '\ufeff', '---\n', '# 配置\n\n'),
    fc.constantFrom('', '', '...\n', '# at the margin'),
  )
  .map(([mapping, windows, endless, head, tail]) => {
    const text = head + (endless ? render(mapping).replace(/\n+$/, '') : render(mapping) + tail);
    return windows ? text.replaceAll('\n', '\r\n') : text;
  });
const pieces = fc.oneof(
  fc.constantFrom(
    ...[' ', '  ', '\n', '\t', ':', '#', '- ', '"', "'", '{', '}', '&a ', '*a', '!', '|', '---\n'],
  ),
  // After these it often is a file that can be edited.
  fc.constantFrom('x', '0', '\n\n', '\n# put in\n'),
);
const damaged = fc
  .tuple(files, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(2), pieces)
  .map(([text, place, cut, put]) => {
    const from = Math.floor(place * text.length);
    return text.slice(0, from) + put + text.slice(from + cut);
  });

const at = (path: string, wanted: string | boolean): YamlScalar => ({ path: path.split('.'), value: wanted });
const wishes = fc.subarray(
  [at('a', 'one'), at('b.a', false), at('b.c.d', "it's"), at('d.x.z', 'new'), at('new.m', true)],
  { minLength: 1 },
);

test('a quoted text that goes on at its key’s column stays, and what is new stands behind it', () => {
  const text = ' a: "a\\\n b"\n';
  expect(applySplices(text, spliceValues(text, [at('d.x.z', 'new')]))).toBe(
    `${text} d:\n   x:\n     z: 'new'\n`,
  );
});

test.each([
  ['files', files, 400],
  ['damaged files', damaged, 400],
])(
  '%s: refused, or all but touched lines kept byte by byte, and only the wished values differ',
  (_name, texts, numRuns) => {
    let edited = 0;
    fc.assert(
      fc.property(texts, wishes, (text, wanted) => {
        const splices = splicesOf(text, wanted);
        if (splices === undefined) return;
        edited += 1;
        const result = applySplices(text, splices);
        expect(rebuilt(text, lineEdits(text, splices))).toBe(result);
        const expected = structuredClone(parsed(text)) as Record<string, unknown>;
        for (const { path, value: put } of wanted) set(expected, path, put);
        expect(parsed(result)).toEqual(expected);
        expect(commentsOf(result)).toEqual(commentsOf(text));
        expect(spliceValues(result, wanted)).toEqual([]);
      }),
      { numRuns },
    );
    expect(edited).toBeGreaterThan(numRuns / 20);
  },
);

function splicesOf(text: string, wanted: readonly YamlScalar[]) {
  try {
    return spliceValues(text, wanted);
  } catch (error) {
    if (error instanceof NotEditable) return undefined;
    throw error;
  }
}

/** As the yaml package reads it; what that refuses and the platform takes, as our reader does: the other goes on with a guess. */
function parsed(text: string): unknown {
  const document = parseDocument(text, { version: '1.1', uniqueKeys: false, logLevel: 'silent' });
  const refused = document.errors.some(({ code }) => code !== 'TAG_RESOLVE_FAILED');
  const mapping = refused ? readYamlMapping(text) : undefined;
  return (mapping !== undefined && 'document' in mapping ? mapping.document : document).toJS();
}

const commentsOf = (text: string) => text.match(/# (注释|at the margin|trailing|配置)/g);

/** As the firstbox does it: whole lines, in order. */
function rebuilt(text: string, edits: ReturnType<typeof lineEdits>): string {
  const lines = text.split(/(?<=\n)/);
  let next = 0;
  const parts = edits.map(({ first, count, text: put }) => {
    const kept = lines.slice(next, first - 1).join('');
    next = first - 1 + count;
    return kept + put;
  });
  return parts.join('') + lines.slice(next).join('');
}

function set(tree: Record<string, unknown>, [name = '', ...rest]: readonly string[], wanted: unknown): void {
  if (rest.length === 0) tree[name] = wanted;
  else {
    tree[name] ??= {};
    set(tree[name] as Record<string, unknown>, rest, wanted);
  }
}
