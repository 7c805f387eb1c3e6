import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import fc from 'fast-check';
import { isAnswer } from '../../lib/remote/answers';
import { quote } from '../../lib/remote/quote';
import { hostLibrary } from '../../lib/remote/shell-files';

/** What the commands of a host say; `second` is what apt-cache says, or `supervisorctl pid`. */
interface Said {
  readonly first: Buffer;
  readonly second: Buffer;
}

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-hostile-probes-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** The answer of a probe to each of many outputs, in one bash. A young program is not waited for, and no process is found. */
async function ask(fn: string, argument: string, outputs: readonly Said[]): Promise<readonly string[]> {
  outputs.forEach(({ first, second }, index) => {
    writeFileSync(join(folder, `first.${index}`), first);
    writeFileSync(join(folder, `second.${index}`), second);
  });
  const script = `${hostLibrary(fn)}
    timeout() { shift; "$@"; }
    sleep() { :; }
    id() { echo 0; }
    grep() { return 1; }
    supervisorctl() { if [ "$1" = pid ]; then cat ${folder}/second.$n; else cat ${folder}/first.$n; fi; }
    dpkg-query() { cat ${folder}/first.$n; }
    apt-cache() { cat ${folder}/second.$n; }
    question_seconds=0
    main() { for ((n = 0; n < ${outputs.length}; n++)); do forget; ask ${fn} ${quote(argument)}; printf '%s\\0' "$word"; done; }
    main </dev/null`;
  const { stdout } = await execa('bash', ['-s', '--', 'nonce', '-'], { input: script, timeout: 60_000 });
  return stdout.split('\0').slice(0, -1);
}

const garbage = fc.oneof(
  fc.constantFrom(
    ' ok not-installed',
    'absent',
    '\n',
    '\t',
    ' ',
    '\0',
    '\r',
    '\x1b[2J',
    '(none)',
    '$(id)',
    '云',
    '@0',
    ':',
  ),
  fc.uint8Array({ maxLength: 6 }).map((array) => Buffer.from(array).toString('latin1')),
);
/** A text as it is, cut off, or with something put in. */
const mutated = (text: string) =>
  fc
    .tuple(
      fc.double({ min: 0, max: 1, noNaN: true }),
      garbage,
      fc.constantFrom('as it is', 'cut', 'put in', 'put in'),
    )
    .map(([place, put, how]) => {
      const from = Math.floor(place * (text.length + 1));
      if (how === 'as it is') return Buffer.from(text);
      return Buffer.from(how === 'cut' ? text.slice(0, from) : text.slice(0, from) + put + text.slice(from));
    });
/** Many pairs of damaged texts, and each pair as it is. */
function manyOf(firsts: readonly string[], seconds: readonly string[]): fc.Arbitrary<readonly Said[]> {
  const [first, second] = [firsts, seconds].map((texts) => fc.constantFrom(...texts).chain(mutated)) as [
    fc.Arbitrary<Buffer>,
    fc.Arbitrary<Buffer>,
  ];
  const whole = firsts.flatMap((one) =>
    seconds.map((other) => ({ first: Buffer.from(one), second: Buffer.from(other) })),
  );
  return fc
    .array(fc.record({ first, second }), { minLength: 110, maxLength: 110 })
    .map((damaged) => [...damaged, ...whole]);
}

const ours = 'boss_test_program';
const other = 'wan_gate_server                  RUNNING    pid 24333, uptime 0:04:59\n';
const statuses = [
  other,
  `${other}${ours}                RUNNING    pid 909, uptime 0:00:02\n`,
  `${ours}                RUNNING   pid 12, uptime 1 day, 0:00:02\n${other}`,
  `${ours}:${ours}_00   STOPPED   Not started\n${ours}:${ours}_01   FATAL     Exited too quickly (process log may have details)\n`,
  `boss:${ours}            BACKOFF   can't find command '/x'\n`,
  '',
  'unix:///var/run/supervisor.sock no such file\n',
  'unix:///var/run/supervisor.sock refused connection\n',
  "error: <class 'xmlrpc.client.Fault'>, <Fault 6: 'SHUTDOWN_STATE'>: file: /x.py line: 668\n",
  `${ours}: ERROR (no such process)\n`,
];
const statusLine =
  /^([^ \t\v\f\r]+(?: [^ \t\v\f\r]+)*)[ \t\v\f\r]+(STOPPED|STARTING|RUNNING|BACKOFF|STOPPING|EXITED|FATAL|UNKNOWN)([ \t\v\f\r].*)?$/;

/** Whether a text lists programs, whole, and ours is not among them; bash drops every NUL. */
function provesAbsent({ first, second }: Said): boolean {
  const text = first.toString('latin1').replaceAll('\0', '');
  if (text.replaceAll('\n', '') === '')
    return /^[1-9][0-9]*\n*$/.test(second.toString('latin1').replaceAll('\0', ''));
  const lines = text.replace(/\n+$/, '').split('\n');
  return (
    text.endsWith('\n') &&
    lines.every((line) => statusLine.test(line)) &&
    !lines.some((line) => statusLine.exec(line)?.[1]?.split(':').includes(ours))
  );
}

test.each(['program_state', 'program_settled'])(
  '%s: a word of its closed set, absent only when a whole list without the program was told',
  async (fn) => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(manyOf(statuses, ['812\n', '0\n', '', 'no such file\n']), async (outputs) => {
        const words = await ask(fn, ours, outputs);
        expect(words).toHaveLength(outputs.length);
        words.forEach((word, index) => {
          const said = outputs[index] as Said;
          const about = `${word} of ${JSON.stringify(said.first.toString('latin1'))}`;
          expect([about, isAnswer(fn, word)]).toEqual([about, true]);
          if (word === 'absent') expect([about, provesAbsent(said)]).toEqual([about, true]);
          if (word === 'settled')
            expect(said.first.toString('latin1').replaceAll('\0', '')).toMatch(/RUNNING.*uptime [0-9]/);
        });
        words.forEach((word) => seen.add(word));
      }),
      { numRuns: 1, endOnFailure: true },
    );
    expect([...seen]).toEqual(expect.arrayContaining(['absent', 'unreadable']));
  },
);

const dpkg = [
  'install ok installed',
  'hold ok installed',
  'unknown ok not-installed',
  'deinstall ok config-files',
  'install reinstreq half-installed',
  `dpkg-query: no packages found matching ${ours}\n`,
  "dpkg-query: warning: parsing file '/var/lib/dpkg/status' near line 4 package 'x':\n missing maintainer\ninstall ok installed",
  "dpkg-query: error: failed to open package info file '/var/lib/dpkg/status' for reading: Permission denied\n",
];
const apt = [
  `${ours}:\n  Installed: 4.7\n  Candidate: 4.7\n  Version table:\n *** 4.7 500\n`,
  `${ours}:\n  Installed: 4.7\n  Candidate: 4.8-1\n  Version table:\n     4.8-1 500\n`,
  `${ours}:\n  Installed: (none)\n  Candidate: (none)\n  Version table:\n`,
  `W: Unable to read /etc/apt\n${ours}:\n  Installed: 4.7\n  Candidate: 4.7\n  Version table:\n`,
  `N: Unable to locate package ${ours}\n`,
  '',
];
const dpkgSaysAbsent = new RegExp(
  `(^|\\n)((unknown|install|hold|deinstall|purge) ok (not-installed|config-files)|dpkg-query: no packages found matching ${ours})\\n*$`,
);
const dpkgSaysInstalled = /(^|\n)(unknown|install|hold|deinstall|purge) ok installed\n*$/;

test('package_state: absent and installed only when dpkg, and then apt, say so in full', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(manyOf(dpkg, apt), async (outputs) => {
      const words = await ask('package_state', ours, outputs);
      expect(words).toHaveLength(outputs.length);
      words.forEach((word, index) => {
        const said = outputs[index] as Said;
        const [first, second] = [said.first, said.second].map((text) =>
          text.toString('latin1').replaceAll('\0', ''),
        ) as [string, string];
        const about = `${word} of ${JSON.stringify([first, second])}`;
        expect([about, isAnswer('package_state', word)]).toEqual([about, true]);
        if (word === 'absent') expect(first).toMatch(dpkgSaysAbsent);
        if (word !== 'installed' && word !== 'outdated') return;
        expect(first).toMatch(dpkgSaysInstalled);
        const [, installed, candidate] = /^ {2}Installed: ([^(\s]+)\n {2}Candidate: ([^(\s]+)\n/m.exec(
          second,
        ) ?? [about];
        expect([about, installed === candidate]).toEqual([about, word === 'installed']);
      });
      words.forEach((word) => seen.add(word));
    }),
    { numRuns: 1, endOnFailure: true },
  );
  expect([...seen]).toEqual(expect.arrayContaining(['absent', 'installed', 'outdated', 'unreadable']));
});
