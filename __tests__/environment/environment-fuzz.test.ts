import fc from 'fast-check';
import { anyCharacter } from '../any-character';
import { parseEnvironment } from '../../lib/environment/parse-environment';
import { renderProblem } from '../../lib/text/problem';
import { exampleText } from './valid-environment';

/** What YAML gives a meaning, and what editors, documents and terminals leave behind. */
const pieces = [
  ...[':', ': ', '\n', '\t', ' ', '  ', '-', '- ', '#', '&a ', '*a', '!!int ', '!', '|', '>', "'", '"', '\\'],
  ...['{', '}', '[', ']', '? ', '<<: ', '__proto__: ', '~', 'null', 'no', '0x1f', '1_0', '.inf', '---\n'],
  ...[
    '...\n',
    '%YAML 1.1\n',
    '\r',
    '\0',
    '\u2028',
    '\u0085',
    '\u202e',
    '\ufeff',
    '\ud83d',
    '${HOME}',
    '\x1b[2J',
  ],
];
const insert = fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: anyCharacter, maxLength: 8 }));

/** An example in which parts were cut, doubled and put in. */
const damaged = fc
  .tuple(
    fc.constantFrom(exampleText('zone'), exampleText('region')),
    fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        cut: fc.nat(40),
        twice: fc.nat(40),
        insert,
      }),
      { minLength: 1, maxLength: 3 },
    ),
  )
  .map(([example, changes]) =>
    changes.reduce((text, { at, cut, twice, insert: put }) => {
      const from = Math.floor(at * text.length);
      const [before, after] = [text.slice(0, from), text.slice(from)];
      return before + (twice > cut ? after.slice(0, twice) : '') + put + after.slice(twice > cut ? 0 : cut);
    }, example),
  );

const soup = fc.array(insert, { maxLength: 60 }).map((parts) => parts.join(''));
const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array).toString('utf8'));
const unpaired = fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)), maxLength: 60 });

test.each([
  ['damaged examples', damaged, 800],
  ['pieces of YAML', soup, 700],
  ['bytes', bytes, 300],
  ['halves of pairs and controls', unpaired, 300],
])('%s: an environment or problems inside the text, never an exception', (_name, texts, numRuns) => {
  fc.assert(
    fc.property(texts, (content) => {
      const result = parseEnvironment('lab.yaml', content);
      if ('environment' in result) return;
      expect(result.problems.length).toBeGreaterThan(0);
      const lines = content.replace(/^\uFEFF/, '').split('\n');
      for (const problem of result.problems) {
        expect(problem.column).toBeGreaterThanOrEqual(1);
        expect(problem.column).toBeLessThanOrEqual((lines[problem.line - 1]?.length ?? -1) + 1);
        expect([problem.what, problem.got, problem.allowed, problem.cure]).not.toContain('');
        expect(renderProblem(problem)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{NChar}]/u);
      }
    }),
    { numRuns },
  );
});
