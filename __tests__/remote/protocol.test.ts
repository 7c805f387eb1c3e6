import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const lib = join(__dirname, '../../lib');

/** Of files of lib, without comments. */
const codeOf = (paths: readonly string[]): string =>
  paths
    .flatMap((path) => readFileSync(join(lib, path), 'utf8').split('\n'))
    .filter((line) => !/^\s*(#|\/\/|\*|\/\*)/.test(line))
    .join('\n');

const shellFiles = readdirSync(join(lib, 'remote'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.sh'))
  .map((path) => `remote/${path}`);
const code = codeOf([
  ...shellFiles,
  // What is assembled with them, and speaks as they do.
  'cli/doctor/host.sh',
  'cli/doctor/firstbox.sh',
]);
// There `tell` is another function than in lib/remote/firstbox.
const codeOfRuns = codeOf(shellFiles.filter((path) => path.startsWith('remote/run/')));

/** What stands as it is up to the first argument that is more than a variable: `step failed` of `step "$step" failed "$(packed "$output")"`. */
function literals(command: string): string {
  const [plain = ''] = command.split(/[;&|#]|"?\$[({]|"\\\$/);
  return (
    plain
      .replaceAll(/"?\$\w+"?/g, '')
      .match(/[a-z][a-z-]*/g)
      ?.join(' ') ?? ''
  );
}

/** The words behind each place where a text begins so. */
const behind = (beginning: RegExp, text = code): readonly string[] =>
  [...text.matchAll(new RegExp(`${beginning.source}(?=([a-z].*))`, 'g'))].map(([, said = '']) =>
    literals(said),
  );

/** Only the first of them: the others are arguments. */
const first = (said: readonly string[]): readonly string[] =>
  said.map((words) => words.split(' ')[0] ?? words);

/** What the shell says, by the headings of the document. */
const said: Readonly<Record<string, readonly string[]>> = {
  'Receipts of a host': [...behind(/\bsay /), ...first(behind(/printf '\\n@@%s %s /))],
  'Words of the firstbox': [
    ...first(behind(/\breport /)),
    ...(code.includes('report "group-${nobody:-problem}"') ? ['group-problem', 'group-empty'] : []),
    // Of awk: tell("from " name " twice")
    ...[...code.matchAll(/\btell\("(from|unsent) "(?:[^"\n;]*" ([a-z]+)[ "])?/g)].map(([, ...words]) =>
      words.filter(Boolean).join(' '),
    ),
  ],
  'Words of a journal': first([
    ...behind(/\bnoted /),
    ...behind(/\b(?:record_now|append) "@@\$nonce /),
    ...behind(/printf '%s@@%s /),
  ]),
  'Words of who looks after runs': first(behind(/\btell "(?:(?:\$nonce|\$2|-) )?/, codeOfRuns)),
  'Words of a file that arrives': [...code.matchAll(/\becho ["'](@[a-z]+)/g)].map(([, word = '']) => word),
};

/** What stands in the first column below a heading; arguments are in upper case there. */
function documented(heading: string): readonly string[] {
  const text = readFileSync(join(lib, 'remote/protocol.md'), 'utf8');
  const section = text.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((row) => row.split(' | ')[0]?.match(/`[^`]+`/g) ?? [])
    .map((form) => form.match(/@?\b[a-z][a-z-]*\b/g)?.join(' ') ?? '');
}

const sorted = (words: readonly string[]): readonly string[] => [...new Set(words)].sort();

test.each(Object.keys(said))(
  'lib/remote/protocol.md has the words that are said, and no more: %s',
  (heading) => {
    expect(sorted(said[heading] ?? [])).toEqual(sorted(documented(heading)));
  },
);
