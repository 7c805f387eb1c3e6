import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { exampleText } from '../environment/valid-environment';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-commands-'));
  mkdirSync(join(folder, 'environments'));
  writeFileSync(join(folder, 'environments/unit.yaml'), exampleText('zone'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const project = join(__dirname, '../..');
const shell = (command: string) =>
  execa(
    'bash',
    ['-c', `set -o pipefail; ${command.replaceAll('RUN', `node ${project}/scripts/boss.cjs --npm`)}`],
    {
      cwd: folder,
      reject: false,
    },
  );

test.each(['attach', 'history', 'take-over'])(
  '%s: a name that is not there is named as what was given, not as a setting of another command',
  async (command) => {
    const { stderr, exitCode } = await shell(`RUN ${command} unti`);
    expect(stderr).toMatch(
      /^the name given: no such environment; got: `unti`, .*; cure: did you mean unit\?$/,
    );
    expect(exitCode).toBe(2);
  },
);

test('one environment at a time', async () => {
  const { stderr, exitCode } = await shell('RUN history unit,unit');
  expect([exitCode, stderr]).toEqual([
    2,
    expect.stringMatching(
      /^the command line: several environments .*; got: `unit,unit`; allowed: one environment at a time; /,
    ),
  ]);
});

test('a reader that goes away ends what is followed, quietly', async () => {
  const ticks = join(folder, 'ticks.ts');
  writeFileSync(
    ticks,
    `import { endWithReader } from '${project}/lib/cli/end-with-reader';
endWithReader();
setInterval(() => console.log('tick'), 20);
`,
  );
  // Without it this does not end: console.log does not mind a closed pipe.
  const { stdout, stderr } = await execa(
    'bash',
    ['-c', `node ${project}/scripts/run-ts.cjs ${ticks} | head -n 1`],
    { timeout: 60_000 },
  );
  expect([stdout, stderr]).toEqual(['tick', '']);
});

test.each([
  [['validate'], 0, /^unit: valid \(zone pek3a/],
  [['validate', 'unti'], 5, /no such environment; got: `unti`/],
  [['history', 'unit'], 0, /^unit: no run yet$/],
  [['history', 'unti'], 5, /no such environment/],
  [['attach', 'unti', '--stop'], 5, /no such environment/],
  [['take-over', 'unti'], 5, /no such environment/],
  [['take-over'], 5, /^the command line: no environment is named; got: nothing; allowed: .*--stack/],
])('boss %j ends with %d of its own table', async (words, code, said) => {
  const { all, exitCode } = await execa('node', [join(project, 'scripts/boss.cjs'), ...words], {
    cwd: folder,
    env: { BOSS_STATE_DIR: join(folder, 'state') },
    reject: false,
    all: true,
  });
  expect([exitCode, all]).toEqual([code, expect.stringMatching(said)]);
});

test('boss history --json: a document for each line, also for one that is not understood', async () => {
  const entry = { run: 'r', by: 'a@b', environment: 'unit', commit: 'c', plan: 'p', title: 't', begun: 1 };
  mkdirSync(join(folder, 'kept'));
  writeFileSync(
    join(folder, 'kept/unit.history.jsonl'),
    `${JSON.stringify({ ...entry, host: 'h', result: 'proven', seconds: 1 })}\n{"run":\n`,
  );
  const { stdout } = await execa('node', [join(project, 'scripts/boss.cjs'), 'history', 'unit', '--json'], {
    cwd: folder,
    env: { BOSS_STATE_DIR: join(folder, 'kept') },
  });
  expect(stdout.split('\n').map((line) => JSON.parse(line) as object)).toEqual([
    { apiVersion: 'boss-cdktf/history/v1', ...entry, host: 'h', result: 'proven', seconds: 1 },
    { apiVersion: 'boss-cdktf/history/v1', broken: '{"run":' },
  ]);
});

test('boss cannot ask a firstbox that is not there', async () => {
  writeFileSync(
    join(folder, 'environments/dead.yaml'),
    exampleText('zone').replace(/host: .*/, 'host: 127.0.0.1\n  port: 1'),
  );
  for (const words of [
    ['attach', 'dead'],
    ['take-over', 'dead'],
    ['history', 'dead', '--firstbox'],
  ]) {
    const { exitCode, stderr } = await execa('node', [join(project, 'scripts/boss.cjs'), ...words], {
      cwd: folder,
      reject: false,
    });
    expect([words, exitCode, stderr]).toEqual([words, 4, expect.stringMatching(/127\.0\.0\.1: .*refused/)]);
  }
});
