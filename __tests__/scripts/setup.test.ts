import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';

const setup = resolve(__dirname, '../../scripts/setup.sh');
let commands: string;

/** A machine that has nothing but the shell's own tools and the commands that are given. */
async function bring(name: string, script: string): Promise<void> {
  const file = join(commands, name);
  // It may be a link to the machine's own command, which must not be written to.
  await rm(file, { force: true });
  await writeFile(file, `#!/bin/bash\n${script}\n`);
  await chmod(file, 0o755);
}

async function runSetup(scope: string) {
  return execa('/bin/bash', [setup, scope], { env: { PATH: commands }, extendEnv: false, reject: false });
}

beforeEach(async () => {
  commands = await mkdtemp(join(tmpdir(), 'setup-test-'));
  await mkdir(commands, { recursive: true });
  for (const tool of ['bash', 'dirname', 'sort', 'head', 'sed', 'uname']) {
    const { stdout } = await execa('which', [tool]);
    await symlink(stdout, join(commands, tool));
  }
});

afterEach(async () => {
  await rm(commands, { recursive: true, force: true });
});

test('without Node nothing is installed: exit 2, and where to get it', async () => {
  const { exitCode, stderr } = await runSetup('tests');
  expect(exitCode).toBe(2);
  expect(stderr).toBe(
    'set-up: Node, got none without npm, needed >= 20.9 with npm. ' +
      'Get it from https://nodejs.org/en/download or https://github.com/nodesource/distributions (Debian, Ubuntu).',
  );
});

test.each([
  ['18.19.1', 2],
  ['20.8.9', 2],
  ['20.10.0', 1], // goes on to the packages, of which this machine has none
])('Node %s ends with %i', async (version, expected) => {
  await bring('node', `echo ${version}`);
  await bring('npm', 'echo 10.0.0');
  const { exitCode, stderr } = await runSetup('tests');
  expect(stderr).toContain(expected === 2 ? `got ${version}` : 'missing here:');
  expect(exitCode).toBe(expected);
});

describe('with Node', () => {
  beforeEach(async () => {
    await bring('node', 'echo 22.1.0');
    await bring('npm', 'echo 10.0.0');
    await bring('sudo', 'exit 1');
    await bring('uname', 'echo Linux');
  });

  test('without Terraform the lab ends with 2, before anything was installed', async () => {
    const { exitCode, stderr } = await runSetup('lab');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('set-up: Terraform, got none, needed: Terraform >= 1.9 or OpenTofu.');
  });

  test.each([
    ['terraform', 'Terraform v1.8.5', 2],
    ['terraform', 'Terraform v1.11.4', 1],
    ['tofu', 'OpenTofu v1.8.0', 1],
  ])('%s, %s ends with %i', async (binary, version, expected) => {
    await bring(binary, `echo '${version}'; echo on linux_amd64`);
    const { exitCode, stderr } = await runSetup('lab');
    expect(stderr).toContain(expected === 2 ? 'got Terraform 1.8.5' : 'missing here:');
    expect(exitCode).toBe(expected);
  });

  test('a system that is not Linux has no lab: exit 3', async () => {
    await rm(join(commands, 'uname'));
    await bring('uname', 'echo Darwin');
    const { exitCode, stderr } = await runSetup('lab');
    expect(exitCode).toBe(3);
    expect(stderr).toBe('set-up: the lab, got Darwin, needs Linux and root or sudo.');
  });
});

test('an unknown scope is a usage error that names the allowed ones', async () => {
  const { exitCode, stderr } = await runSetup('everything');
  expect(exitCode).toBe(2);
  expect(stderr).toContain("unknown scope, got 'everything', allowed: tests, lab");
});

test('a ready machine is left alone, without a word', async () => {
  // Nothing to install is what we claim; if we are wrong, these keep the machine as it is.
  for (const installer of ['npm', 'apt-get', 'sudo']) await bring(installer, `echo "$0 $*" >&2; exit 1`);
  const env = { PATH: `${commands}:${process.env['PATH'] ?? ''}` };
  const { exitCode, all } = await execa('bash', [setup, 'tests'], { env, reject: false, all: true });
  expect(all).toBe('');
  expect(exitCode).toBe(0);
});
