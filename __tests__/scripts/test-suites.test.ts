import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { countResults, type Results, timesOf } from '../../scripts/test-results';

const project = resolve(__dirname, '../..');
let commands: string;
beforeEach(() => (commands = mkdtempSync(join(tmpdir(), 'boss-cdktf-suites-'))));
afterEach(() => rmSync(commands, { recursive: true }));

function bring(name: string, script: string): void {
  writeFileSync(join(commands, name), `#!/bin/bash\n${script}\n`);
  chmodSync(join(commands, name), 0o755);
}

/** CI's command over an npm whose scripts are this shell text. */
async function runCi(test: string, faults: string) {
  bring('npm', `case $* in *' test:faults') ${faults} ;; *) ${test} ;; esac`);
  const env = { PATH: `${commands}:${process.env['PATH'] ?? ''}` };
  const { exitCode, stdout } = await execa(join(project, '.ci/run'), { env, reject: false });
  return { exitCode, last: stdout.split('\n').at(-1) };
}

test.each([
  [
    'both are good',
    'echo 3 passed, 0 failed, 0 skipped',
    'echo 2 passed, 0 failed, 1 skipped',
    0,
    '5 passed, 0 failed, 1 skipped',
  ],
  [
    'the first failed, the second runs nevertheless',
    'echo 3 passed, 1 failed, 0 skipped; exit 1',
    'echo 2 passed, 0 failed, 0 skipped',
    1,
    '5 passed, 1 failed, 0 skipped',
  ],
  [
    'the second ended without a word',
    'echo 3 passed, 0 failed, 0 skipped',
    'exit 1',
    1,
    '3 passed, 1 failed, 0 skipped',
  ],
])('CI: %s', async (_name, first, second, exitCode, last) => {
  expect(await runCi(first, second)).toEqual({ exitCode, last });
});

test('an unknown suite is a usage error that names the allowed ones', async () => {
  const { exitCode, all } = await execa('bash', [join(project, 'scripts/test.sh'), 'unit', 'slow'], {
    reject: false,
    all: true,
  });
  expect([exitCode, all]).toEqual([2, "test: unknown suite, got 'slow', allowed: check, unit, lab, faults"]);
});

test('the unit suite alone installs nothing: exit 2, what is missing and what to run first', async () => {
  bring('node', 'echo 22.1.0');
  for (const installer of ['npm', 'apt-get', 'sudo']) bring(installer, `echo "${installer} $*"; exit 1`);
  for (const tool of ['bash', 'dirname', 'sort', 'head', 'mktemp', 'rm'])
    symlinkSync((await execa('which', [tool])).stdout, join(commands, tool));
  // Commands outside the PATH, the server of OpenSSH, may be there or not.
  const { exitCode, all } = await execa('/bin/bash', [join(project, 'scripts/test.sh'), 'unit'], {
    env: { PATH: commands },
    extendEnv: false,
    reject: false,
    all: true,
  });
  expect(all).toMatch(
    /^set-up: missing here: openssh-client (openssh-server )?shellcheck.*\. Run first: bash scripts\/setup\.sh tests$/,
  );
  expect(exitCode).toBe(2);
});

const results: Results = {
  numPassedTests: 3,
  numFailedTests: 1,
  numPendingTests: 1,
  numTodoTests: 2,
  numRuntimeErrorTestSuites: 1,
  testResults: [
    {
      name: '/project/__tests__/short.test.ts',
      startTime: 0,
      endTime: 1500,
      assertionResults: [
        { fullName: 'A2 a section in a file of another name', status: 'passed', failing: true },
        { fullName: 'B1 it is repaired, but still marked', status: 'failed', failing: true },
        { fullName: 'good', status: 'passed', failing: false },
      ],
    },
    { name: '/project/__tests__/long.test.ts', startTime: 1000, endTime: 13_340, assertionResults: [] },
  ],
};

test('what is known to fail is listed and not counted as passed; a file that cannot be loaded has failed', () => {
  expect(countResults(results)).toEqual([
    '2 2 3',
    '  todo, counted as skipped: 2',
    '  known to fail, not counted: 1',
    '    A2 a section in a file of another name',
  ]);
});

test('times: the longest first, below their sum', () => {
  expect(timesOf('unit', results, '/project')).toEqual([
    '    13.8  unit, 2 files',
    '    12.3    __tests__/long.test.ts',
    '     1.5    __tests__/short.test.ts',
  ]);
});
