import { parseDocument } from 'yaml';
import { applySplices, lineEdits } from '../../model/line-edits';
import { spliceValues, type YamlScalar } from '../../model/yaml-splices';

const at = (path: string, value: string | boolean): YamlScalar => ({ path: path.split('.'), value });

/** mulberry32: a failure can be repeated by its seed. */
function seeded(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

const values = [
  '1',
  "'x'",
  '"a: b # c\tд"',
  '!!int "3"',
  'true',
  '',
  '|\n@  text\n@    more\n',
  '>-\n@  folded',
  '{k: [1, 2]}',
  '[a, b]',
  '&anchor v',
  "'wrapped\n@   on'",
  '\n@- a\n@- b: 1\n@  c: 2',
];

function randomYaml(below: (limit: number) => number, depth: number, indent: string, step: string): string {
  const keys = ['a', 'b', 'c', 'd', 'long_key'].filter(() => below(3) > 0);
  return (keys.length > 0 ? keys : ['a'])
    .map((key) => {
      const before = below(4) === 0 ? `${indent}# 注释: ${key}\n` : below(6) === 0 ? '\n' : '';
      const deeper = depth > 0 && below(2) === 0;
      const value = deeper
        ? `\n${randomYaml(below, depth - 1, indent + step, step)}`
        : (values[below(values.length)] ?? '').replaceAll('@', indent + step);
      const comment = !deeper && !/\n/.test(value) && below(3) === 0 ? '  # trailing' : '';
      const line = `${before}${indent}${key}:${value === '' || value.startsWith('\n') ? '' : ' '}${value}${comment}`;
      return line.endsWith('\n') ? line : `${line}\n`;
    })
    .join('');
}

test.each([11, 12, 13, 14])(
  '400 random files, seed %i: all but touched lines is kept byte by byte, and the values hold',
  (seed) => {
    const below = seeded(seed);
    let done = 0;
    for (let run = 0; run < 400; run += 1) {
      let text = randomYaml(below, 3, '', ' '.repeat(1 + below(4)));
      if (below(3) === 0) text = text.replace(/\n+$/, '');
      if (below(3) === 0) text = text.replaceAll('\n', '\r\n');
      const wanted = [
        at('a', 'one'),
        at('b.a', false),
        at('b.c.d', "it's"),
        at('d.x.z', 'new'),
        at('new.m', true),
      ].filter(() => below(3) > 0);
      let splices;
      try {
        splices = spliceValues(text, wanted);
      } catch {
        continue;
      }
      done += 1;
      const result = applySplices(text, splices);
      const edits = lineEdits(text, splices);
      // As the firstbox does it: whole lines, in order.
      const lines = text.split(/(?<=\n)/);
      let next = 0;
      const rebuilt = edits.map(({ first, count, text: put }) => {
        const kept = lines.slice(next, first - 1).join('');
        next = first - 1 + count;
        return kept + put;
      });
      const problem = () => `seed ${seed}, run ${run}: ${JSON.stringify({ text, wanted, result, edits })}`;
      if (rebuilt.join('') + lines.slice(next).join('') !== result) throw new Error(problem());
      const before: unknown = parseDocument(text, { version: '1.1', uniqueKeys: false }).toJS();
      const after: unknown = parseDocument(result, { version: '1.1', uniqueKeys: false }).toJS();
      const expected = structuredClone(before) as Record<string, unknown>;
      for (const { path, value } of wanted) put(expected, path, value);
      try {
        expect(after).toEqual(expected);
        expect(spliceValues(result, wanted)).toEqual([]);
      } catch (error) {
        throw new Error(problem(), { cause: error });
      }
    }
    expect(done).toBeGreaterThan(100);
  },
);

function put(tree: Record<string, unknown>, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) tree[key] = value;
  else {
    tree[key] ??= {};
    put(tree[key] as Record<string, unknown>, rest, value);
  }
}
