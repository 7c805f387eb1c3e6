import { parseEnvironment } from '../../model/environment';
import { renderProblem } from '../../model/problem';
import { exampleText } from './valid-environment';

/** A small generator of pseudo-random integers below `limit`, so that a failure can be repeated (mulberry32). */
function seeded(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

const pieces = [
  ':',
  ': ',
  '\n',
  '\t',
  ' ',
  '  ',
  '-',
  '- ',
  '#',
  '&a ',
  '*a',
  '!!int ',
  '!',
  '|',
  '>',
  "'",
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
];
const words = [
  '<<: ',
  '__proto__: ',
  '~',
  'null',
  'no',
  '0x1f',
  '1_0',
  '.inf',
  '---\n',
  '...\n',
  '%YAML 1.1\n',
  '? ',
  '\r',
  '\0',
  '\u2028',
  '${HOME}',
];
const inserts = [...pieces, ...words].map((piece) => Buffer.from(piece));

function mutate(bytes: Buffer, below: (limit: number) => number): Buffer {
  const at = below(bytes.length);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  const length = 1 + below(40);
  switch (below(5)) {
    case 0:
      return Buffer.concat([before, Buffer.from([below(256)]), after.subarray(1)]);
    case 1:
      return Buffer.concat([before, after.subarray(length)]);
    case 2:
      return Buffer.concat([before, after.subarray(0, length), after]);
    default:
      return Buffer.concat([before, inserts[below(inserts.length)] ?? Buffer.alloc(0), after]);
  }
}

const sources = [Buffer.from(exampleText('zone')), Buffer.from(exampleText('region'))];

test.each([1, 2, 3, 4])(
  '500 damaged examples, seed %i: never an exception, always a place inside the text',
  (seed) => {
    const below = seeded(seed);
    let invalid = 0;
    for (let run = 0; run < 500; run += 1) {
      let bytes: Buffer = sources[below(2)] ?? Buffer.alloc(0);
      for (let changes = 1 + below(3); changes > 0; changes -= 1) bytes = mutate(bytes, below);
      const text = bytes.toString('utf8');
      const result = parseEnvironment('lab.yaml', text);
      if ('environment' in result) continue;
      invalid += 1;
      const lines = text.replace(/^\uFEFF/, '').split('\n');
      for (const problem of result.problems) {
        const line = lines[problem.line - 1];
        const inside = line !== undefined && problem.column >= 1 && problem.column <= line.length + 1;
        if (!inside)
          throw new Error(`outside of the text: ${renderProblem(problem)}\n${JSON.stringify(text)}`);
        expect([problem.what, problem.got, problem.allowed, problem.cure]).not.toContain('');
      }
      expect(result.problems).not.toHaveLength(0);
    }
    expect(invalid).toBeGreaterThan(300);
  },
);
