/* verifies, with a program that stands for terraform: an apply comes to its end whoever reads on, and the last line says where a run goes on */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';

const project = resolve(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'boss-apply-test-'));
const state = join(folder, 'state');
afterAll(() => rmSync(folder, { recursive: true }));

writeFileSync(
  join(folder, 'apply.ts'),
  `import { carryOut } from '${project}/lib/cli/deploy';
import { endWithReader } from '${project}/lib/cli/end-with-reader';
endWithReader();
carryOut('unit', ${JSON.stringify(folder)}, (line) => process.stdout.write(line + '\\n')).then((code) => (process.exitCode = code));
`,
);

/** What is shown, and with which code it ends, where terraform is this. */
function applied(terraform: string, reader: string) {
  writeFileSync(join(folder, 'terraform'), `#!/bin/bash\n${terraform}\n`, { mode: 0o755 });
  return execa(
    'bash',
    ['-c', `node ${project}/scripts/run-ts.cjs ${folder}/apply.ts ${reader}; exit "\${PIPESTATUS[0]}"`],
    {
      env: { TERRAFORM_BINARY_NAME: join(folder, 'terraform'), BOSS_STATE_DIR: state },
      reject: false,
      all: true,
    },
  );
}

test('without a reader it still comes to its end, quietly', async () => {
  const { all, exitCode } = await applied(
    `trap 'exit 1' TERM PIPE; for i in {1..40}; do echo line; sleep 0.02; done; touch ${folder}/saved`,
    '2>&1 | head -n 1',
  );
  expect([exitCode, all]).toEqual([0, 'line']);
  expect(readFileSync(join(folder, 'saved'), 'utf8')).toBe('');
});

test('what failed while its run goes on says so last, with the command that follows it', async () => {
  const failed = await applied('echo Error; exit 1', '');
  expect([failed.exitCode, failed.stdout.split('\n').at(-1)]).toEqual([
    1,
    'unit: not everything is proven; the lines above say which host and why',
  ]);
  mkdirSync(state);
  const entry = {
    run: 'r1',
    by: 'op@here',
    environment: 'unit',
    commit: 'none',
    plan: 'a'.repeat(64),
    title: 'boss_v1_absent on boss',
    begun: 1_700_000_000,
    host: 'boss0',
    result: 'running',
    seconds: 3,
  };
  writeFileSync(join(state, 'unit.history.jsonl'), `${JSON.stringify(entry)}\n`);
  const left = await applied('echo Error; exit 1', '');
  expect([left.exitCode, left.stdout.split('\n').at(-1)]).toEqual([
    1,
    'unit: the run goes on at the firstbox: npx boss attach unit follows it, the next deploy waits for it',
  ]);
  expect((await applied('echo done', '')).stdout).toBe('done');
});
