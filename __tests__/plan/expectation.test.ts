import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { closedSets, pathState, programState } from '../../lib/remote/probes';
import { expectation } from '../../lib/plan/step';

test('an expectation is what was written; a word that its probe does not say does not compile', () => {
  const absent = { subject: 'program a', probe: programState('a'), expected: 'absent' } as const;
  expect(expectation(absent)).toBe(absent);
  // @ts-expect-error the word is misspelt
  expectation({ subject: 'program a', probe: programState('a'), expected: 'abesnt' });
  // @ts-expect-error the word is another probe's
  expectation({ subject: 'file a', probe: pathState('/a'), expected: 'running' });
});

/** Functions that say what another one does, by their comments, and perhaps more. */
const sayAs: Readonly<Record<string, string>> = {
  packaged_content: 'file_content',
  boss2_gate: 'areyouok',
  program_settled: 'program_state',
};

test('the words that can be wished of a probe are those that its shell function says', () => {
  const folder = join(__dirname, '../../lib/remote');
  const shell = ['host', 'firstbox']
    .flatMap((where) => readdirSync(join(folder, where)).map((name) => join(where, name)))
    .filter((name) => name.endsWith('.sh'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  const typed = readFileSync(join(folder, 'probes.ts'), 'utf8').matchAll(
    /: Probe<([^>]*)> \{\s*return \{\s*fn: '(\w+)'/g,
  );
  const wishes = [
    ...[...typed].map(([, words = '', fn = '']) => ({
      fn,
      words: [...words.matchAll(/'([^']+)'/g)].map(([, word = '']) => word),
    })),
    ...Object.entries(closedSets).map(([fn, words]) => ({ fn, words: [...words] })),
  ];
  const unknown = wishes.flatMap(({ fn, words }) => {
    const said = [fn, sayAs[fn] ?? fn]
      .map((name) => new RegExp(`^# ${name}\\b.*(?:\\n#.*)*`, 'm').exec(shell)?.[0] ?? '')
      .join('\n');
    return words.flatMap((word) =>
      new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(said) ? [] : [`${fn}: ${word}`],
    );
  });
  expect(unknown).toEqual([]);
});
