import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { renderProgram } from '../../recipes/program';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-first-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** Calls it with a group file and an ssh that says what it was called with and ends with 7. */
async function onFirstHost(group: string) {
  writeFileSync(join(folder, 'unit-boss'), group);
  writeFileSync(join(folder, 'ssh'), `#!/bin/bash\nprintf '%s\\n' "$@" >${folder}/called\nexit 7\n`);
  chmodSync(join(folder, 'ssh'), 0o755);
  const library = renderProgram([]).split('\n').slice(0, -2).join('\n');
  const { exitCode, stdout } = await execa('bash', ['-s', '--', 'nonce', 'host'], {
    input: `${library}\ngroup_files=${folder}\non_first_host unit-boss 9 /manage rebuild_cache </dev/null\n`,
    env: { PATH: `${folder}:${process.env['PATH']}` },
    reject: false,
  });
  const called = join(folder, 'called');
  return {
    exitCode,
    stdout,
    ssh: existsSync(called) ? readFileSync(called, 'utf8').trim().split('\n') : undefined,
  };
}

test('the first by name, its key checked, no question asked; the command’s own exit status is told', async () => {
  const { exitCode, stdout, ssh } = await onFirstHost('nodes=( boss2 boss10 boss1 );\n');
  expect([exitCode, stdout]).toEqual([7, 'on boss1:']);
  expect(ssh?.slice(-3)).toEqual(['--', 'boss1', 'LC_ALL=C timeout -k 5 9 /manage rebuild_cache 2>&1']);
  expect(ssh).toEqual(expect.arrayContaining(['BatchMode=yes', 'StrictHostKeyChecking=yes']));
});

test.each([
  ['an empty group', 'nodes=(  );\n', 'names no host first'],
  ['an option for a name', 'nodes=( -oProxyCommand );\n', 'names no host first'],
  ['shell in the file', 'nodes=( $(touch x) );\n', 'is not of the form'],
  ['silence', '', 'is not of the form'],
])('%s: nobody is called', async (_name, group, reason) => {
  const { exitCode, stdout, ssh } = await onFirstHost(group);
  expect([exitCode, ssh]).toEqual([1, undefined]);
  expect(stdout).toContain(reason);
});
