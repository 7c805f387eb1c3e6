/*
 * verifies: what is missing between here and a node is told with its cure and exit code. This machine is real or a PATH of stand-ins, the
 * firstbox a real sshd here; nodes, and a whole way that is well: __tests__/lab/boss-v1/refused-and-failed.test.ts
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Testing } from 'cdktf';
import { execa } from 'execa';
import { checksOfAnswers } from '../../lib/cli/doctor/answers';
import { renderCheck } from '../../lib/cli/doctor/check';
import { nodeCheck } from '../../lib/cli/doctor/here';
import { BossStack } from '../../stacks/boss-stack';
import { nullProvider } from '../../stacks/null-provider';
import { environmentForTests } from '../environments-for-tests';
import { environmentOver, freePort, type LoopbackSshd, startLoopbackSshd } from '../observe/loopback-sshd';

const project = resolve(__dirname, '../..');
let folder: string;
let sshd: LoopbackSshd;
beforeAll(async () => {
  sshd = await startLoopbackSshd();
});
afterAll(() => sshd.stop());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'boss-doctor-test-'));
  mkdirSync(join(folder, 'environments'));
  mkdirSync(join(folder, 'bin'));
  terraform('1.11.4', 'exit 0');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function program(name: string, text: string): void {
  const file = join(folder, 'bin', name);
  writeFileSync(file, `#!/bin/sh\n${text}\n`);
  chmodSync(file, 0o755);
}
const terraform = (version: string, init: string) =>
  program(
    'terraform',
    `case $1 in version) echo '{ "terraform_version": "${version}" }' ;; *) ${init} ;; esac`,
  );

function environment(name: string, port: number): void {
  writeFileSync(join(folder, `environments/${name}.yaml`), environmentOver(sshd.connection, port));
}

const doctor = (...words: string[]) =>
  execa(process.execPath, [join(project, 'scripts/boss.cjs'), 'doctor', ...words], {
    cwd: folder,
    env: { PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`, TERRAFORM_BINARY_NAME: undefined },
    reject: false,
  });
const lineOf = (text: string, what: string) => text.split('\n').find((line) => line.includes(` ${what}: `));

test('the provider that is asked for is the one that plans need', () => {
  const of = environmentForTests();
  const stack = new BossStack(Testing.app(), {
    environment: of,
    stateDirectory: '../../../state',
  });
  const { terraform: needs } = JSON.parse(Testing.synth(stack)) as {
    terraform: { required_providers: { null: { source: string; version: string } } };
  };
  expect(needs.required_providers.null).toMatchObject({ version: nullProvider.version });
  expect(nullProvider.source).toMatch(new RegExp(`(^|/)${needs.required_providers.null.source}$`));
});

test('this machine, all well', async () => {
  const { stdout, exitCode } = await doctor();
  expect(lineOf(stdout, 'Terraform')).toBe('ok    Terraform: terraform 1.11.4');
  expect(lineOf(stdout, 'provider hashicorp/null')).toMatch(/^ok /);
  expect(lineOf(stdout, 'ssh')).toMatch(/^ok .*OpenSSH/);
  expect([exitCode, stdout]).toEqual([0, expect.not.stringMatching(/^WRONG/m)]);
});

test.each([
  [
    'an old Terraform',
    () => terraform('1.8.5', 'exit 0'),
    /^WRONG Terraform: 1\.8\.5; allowed: .*1\.9.*; cure: /,
  ],
  [
    'a provider that does not come',
    () => terraform('1.11.4', "echo 'Error: Failed to query'; exit 1"),
    /^WRONG provider hashicorp\/null: terraform init says: Failed to query; allowed: .*; cure: .*filesystem_mirror/,
  ],
  [
    'no Terraform',
    () => rmSync(join(folder, 'bin/terraform')),
    /^WRONG Terraform: no program terraform; .*; cure: /,
  ],
])('%s is told with its cure', async (_name, spoil, told) => {
  spoil();
  // A PATH with what the doctor needs and no more, for a terraform may be here.
  for (const name of ['ssh', 'bash', 'git', 'sh'])
    symlinkSync((await execa('which', [name])).stdout, join(folder, 'bin', name));
  const { stdout, exitCode } = await execa(process.execPath, [join(project, 'scripts/boss.cjs'), 'doctor'], {
    cwd: folder,
    env: { PATH: join(folder, 'bin'), TERRAFORM_BINARY_NAME: undefined },
    reject: false,
  });
  expect(stdout.split('\n').filter((line) => line.startsWith('WRONG'))).toEqual([
    expect.stringMatching(told) as string,
  ]);
  expect(exitCode).toBe(1);
});

test('an old Node is told', () => {
  expect(nodeCheck('20.8.1').state).toBe('wrong');
  expect(nodeCheck('22.0.0').state).toBe('ok');
});

test('a firstbox that is reached: bash, clock, disk, and groups that are not there', async () => {
  environment('one', sshd.connection.port ?? 22);
  const { stdout, exitCode } = await doctor('one', '--json');
  const checks = stdout.split('\n').map((line) => JSON.parse(line) as Record<string, string>);
  const of = (what: string) => checks.find((check) => check['what'] === what);
  expect(of('way 127.0.0.1')).toMatchObject({ environment: 'one', state: 'ok' });
  expect(of('firstbox: bash')).toMatchObject({ state: 'ok' });
  expect(of('firstbox: clock')).toMatchObject({ state: 'ok', found: 'as here' });
  expect(of('firstbox: exec_nodes.sh')).toMatchObject({
    state: 'wrong',
    found: 'it is not there',
    cure: expect.stringMatching(/engine: ssh/) as string,
  });
  expect(of('group boss')).toMatchObject({
    state: 'wrong',
    found: expect.stringMatching(/no file/) as string,
  });
  expect(exitCode).toBe(4);
});

test('a firstbox that is not reached, and a file that is not valid, cost the others nothing', async () => {
  environment('one', await freePort());
  writeFileSync(join(folder, 'environments/two.yaml'), 'apiVersion: nothing\n');
  const { stdout, exitCode } = await doctor('--all');
  expect(stdout).toMatch(/^WRONG one: way 127\.0\.0\.1: firstbox 127\.0\.0\.1: .*refused.*; cure: /m);
  expect(stdout).toMatch(/^WRONG environments\/two\.yaml: environment file: .*apiVersion/m);
  expect(exitCode).toBe(5);
  rmSync(join(folder, 'environments/two.yaml'));
  expect((await doctor('--all')).exitCode).toBe(4);
});

test('nodes with the same trouble are one line, and one that is silent is told in the platform’s words', () => {
  const began = 1_767_323_000_000;
  const firstbox = (...words: string[]) => ({ line: { kind: 'firstbox' as const, words }, at: began + 1000 });
  const host = (name: string, ...words: string[]) => ({
    line: { kind: 'host' as const, host: name, words },
    at: began + 5000,
  });
  const packed = Buffer.from('there is no python').toString('base64');
  const healthy = (name: string, clock: string) => [
    host(name, 'bash', name === 'boss1' ? '4.2' : '5.1'),
    host(name, 'clock', clock),
    host(name, 'disk', name === 'boss2' ? '2048' : '9000000'),
    host(name, 'supervisor', 'problem', packed),
    host(name, 'end', '4'),
  ];
  const lines = checksOfAnswers(
    '5.1',
    [
      firstbox('user', '1000'),
      firstbox('group', 'boss', 'boss0,boss1,boss2,boss3'),
      ...healthy('boss0', '1767323003'),
      ...healthy('boss1', '1767323003'),
      ...healthy('boss2', '1767326603'),
      { line: { kind: 'remark', host: 'boss3', text: 'Error: The node [boss3] is unreachable.' }, at: began },
      firstbox('finished'),
    ],
    began,
  ).map(renderCheck);
  const told = lines.filter((line) => !line.startsWith('ok'));
  expect(told.map((line) => line.replace(/; allowed: .*; cure: .*/, ''))).toEqual([
    'WRONG firstbox: user: uid 1000',
    'note  boss[0-2]: supervisord by python: there is no python',
    'WRONG boss1: bash: 4.2',
    'note  boss2: clock: 3600 s from the one here',
    'WRONG boss2: disk of /: 2 MiB free',
    'WRONG boss3: answer: Error: The node [boss3] is unreachable.',
  ]);
  expect(lines).toContain('ok    boss[0,2]: bash: 5.1');
  expect(told.every((line) => line.includes('; allowed: ') && line.includes('; cure: '))).toBe(true);
});

test('an answer that does not come to its end is not taken for one', () => {
  const [check] = checksOfAnswers(undefined, [], 0).filter(({ what }) => what === 'firstbox');
  expect(check).toMatchObject({ state: 'wrong', code: 4 });
});
