import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import fc from 'fast-check';
import { firstboxLibrary } from '../../lib/remote/shell-files';

const known = ['boss0', 'boss1', 'pek3ar01n01', 'A-1'];
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-hostile-groups-'));
  for (const name of ['nodes', 'settings', 'run']) mkdirSync(join(folder, name));
  for (const name of [...known, '-f', 'böss0']) writeFileSync(join(folder, 'settings', name), '');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What read_group makes of each content of a group's file: hosts, or a problem. */
async function read(contents: readonly Buffer[]) {
  contents.forEach((content, index) => writeFileSync(join(folder, 'nodes', `group.${index}`), content));
  const script = `nonce=n\n${firstboxLibrary}\nnodes_directory=${folder}/nodes settings_directory=${folder}/settings
    main() { cd ${folder}/run || exit; for ((n = 0; n < ${contents.length}; n++)); do
      if read_group "group.$n"; then printf 'hosts %s\\0' "\${hosts[*]}"; else printf 'problem %s\\0' "$problem"; fi
    done; }
    main </dev/null`;
  const { stdout, stderr } = await execa('bash', ['-s'], { input: script, timeout: 60_000 });
  expect(stderr).toBe('');
  return stdout.split('\0').slice(0, -1);
}

const name = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...known) },
  fc.constantFrom('boss9', '-f', 'böss0', '.', '*', '../boss0'),
);
const attack = fc.constantFrom(
  ...[
    '$(touch ran)',
    '`touch ran`',
    '${x:=$(touch ran)}',
    '; touch ran',
    '); touch ran; (',
    '\n touch ran',
    '\0',
    '\r',
  ],
  ...[
    '&& touch ran',
    '<(touch ran)',
    '"',
    "'",
    '\\',
    '#',
    ')',
    '(',
    ';',
    'nodes=',
    '+',
    '[$(touch ran)]=',
    '\u00a0',
    '\x1b[2J',
    '一',
  ],
);
const space = fc.constantFrom(' ', ' ', '  ', '\n', '\t', '\0');
const lists = fc
  .tuple(
    fc.constantFrom('nodes=(', 'nodes=(', ' nodes=( ', 'nodes+=(', 'nodes =(', 'x=1 nodes=('),
    fc.array(fc.oneof({ weight: 12, arbitrary: name }, { weight: 1, arbitrary: attack }), { maxLength: 4 }),
    space,
    fc.constantFrom(');\n', ')', ' );', '', ');;', ') ;'),
  )
  .map(([head, names, between, tail]) => Buffer.from(head + names.join(between) + tail));
const mutated = fc
  .tuple(lists, fc.double({ min: 0, max: 1, noNaN: true }), attack)
  .map(([list, place, put]) => {
    const from = Math.floor(place * list.length);
    return Buffer.concat([list.subarray(0, from), Buffer.from(put), list.subarray(from)]);
  });
const bytes = fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array));

/** The names, when a file is one list as the platform's shell would read it; written apart from read_group. */
function namesIn(content: Buffer): readonly string[] | undefined {
  const uncommented = content
    .toString('latin1')
    .split('\n')
    .map((line) => {
      const at = [...line].findIndex(
        (sign, index) => sign === '#' && ' \t\r\v\f;()'.includes(line[index - 1] ?? ' '),
      );
      return at < 0 ? line : line.slice(0, at);
    });
  const [head, ...rest] = uncommented.join('\n').trim().split('(');
  const [inside = '', tail, ...more] = rest.join('(').split(')');
  const plain = head === 'nodes=' && ['', ';'].includes(tail?.trim() ?? '?') && more.length === 0;
  const words = inside.split(/[ \n\t\r]+/).filter((one) => one !== '');
  return plain ? words.map((word) => /^(["']?)(.*)\1$/.exec(word)?.[2] ?? word) : undefined;
}

test('nothing is run, nothing hangs, and hosts are just those of a plain list, each known', async () => {
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof({ weight: 4, arbitrary: lists }, { weight: 4, arbitrary: mutated }, bytes), {
        minLength: 120,
        maxLength: 120,
      }),
      async (damaged) => {
        const contents = [...damaged, Buffer.from('nodes=( boss1 boss0 );\n')];
        const answers = await read(contents);
        expect(readdirSync(join(folder, 'run'))).toEqual([]);
        expect(answers).toHaveLength(contents.length);
        answers.forEach((answer, index) => {
          const [kind, ...hosts] = answer.split(' ');
          if (kind === 'problem') return;
          accepted += 1;
          const names = namesIn(contents[index] ?? Buffer.alloc(0)) ?? [];
          expect(hosts).toEqual([...new Set(names)].sort());
          expect(known).toEqual(expect.arrayContaining(hosts));
        });
      },
    ),
    { numRuns: 3, endOnFailure: true },
  );
  expect(accepted).toBeGreaterThanOrEqual(3);
});

test.each<[string, Buffer]>([
  ['a NUL between two names, which the platform reads as one', Buffer.from('nodes=( boss0\0boss1 );')],
  ['a name with a letter that some locales count as a-z', Buffer.from('nodes=( böss0 );')],
  [
    'more than a megabyte',
    Buffer.concat([Buffer.from('nodes=( boss0 );'), Buffer.alloc(1e6, ' '), Buffer.from('touch ran\n')]),
  ],
  ['a megabyte of names', Buffer.from(`nodes=( ${'boss0 '.repeat(170_000)});`)],
  ['a megabyte of parentheses', Buffer.alloc(1e6, '(')],
])('%s is refused', async (_name, content) => {
  expect(await read([content])).toEqual([expect.stringMatching(/^problem group group\.0: /)]);
});
