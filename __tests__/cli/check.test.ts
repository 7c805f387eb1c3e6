import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';

const project = resolve(__dirname, '../..');
const example = readFileSync(join(project, 'environments/examples/zone.yaml'), 'utf8');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'boss-check-test-'));
  mkdirSync(join(folder, 'environments'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const boss = (...words: string[]) =>
  execa('node', [join(project, 'scripts/boss.cjs'), ...words], {
    cwd: folder,
    env: { BOSS_ENVIRONMENT: undefined },
    reject: false,
  });

/** An environment whose firstbox refuses every connection. */
function dead(name: string): void {
  writeFileSync(
    join(folder, 'environments', `${name}.yaml`),
    example.replace(/^( +host:).*/m, '$1 127.0.0.1').replace(/^( +host: 127.0.0.1)$/m, '$1\n  port: 1'),
  );
}

test('without an environment it is wrong input, and says how to begin', async () => {
  const { exitCode, stdout } = await boss('check');
  expect(exitCode).toBe(5);
  expect(stdout).toMatch(/there is no environment yet; .*cure: begin with a copy of/);
});

test('without a name BOSS_ENVIRONMENT counts', async () => {
  dead('one');
  dead('two');
  const { exitCode, stdout } = await execa('node', [join(project, 'scripts/boss.cjs'), 'status'], {
    cwd: folder,
    env: { BOSS_ENVIRONMENT: 'one, environments/two.yaml' },
    reject: false,
  });
  expect(exitCode).toBe(4);
  expect(stdout.split('\n').map((line) => line.split(' ')[0])).toEqual(['one', 'two']);
});

test('an unknown option is wrong usage', async () => {
  const { exitCode, stderr } = await boss('check', '--everything');
  expect(exitCode).toBe(5);
  expect(stderr).toMatch(/unknown option '--everything'/);
});

test('help names every exit code', async () => {
  const { exitCode, stdout } = await boss('--help');
  expect(exitCode).toBe(0);
  for (const code of ['0', '1', '2', '3', '4', '5']) expect(stdout).toMatch(new RegExp(`^  ${code}  `, 'm'));
});

test('a firstbox that gives no answer costs only its own environment, and the strongest code counts', async () => {
  dead('one');
  writeFileSync(join(folder, 'environments/two.yaml'), 'apiVersion: nothing\n');
  const metrics = join(folder, 'boss.prom');
  const { exitCode, stdout } = await boss('check', '--all', '--json', '--metrics', metrics);
  expect(exitCode).toBe(5);
  const findings = stdout.split('\n').map((line) => JSON.parse(line) as Record<string, string>);
  expect(findings.find(({ environment }) => environment === 'one')).toMatchObject({
    kind: 'error',
    message: expect.stringMatching(/127\.0\.0\.1.*refused/) as string,
  });
  expect(findings.some(({ environment }) => environment === 'environments/two.yaml')).toBe(true);
  const text = readFileSync(metrics, 'utf8');
  expect(text).toMatch(/^boss_look_ok\{environment="one"\} 0$/m);
  expect(text).not.toMatch(/^boss_drift\{/m);
  rmSync(join(folder, 'environments/two.yaml'));
  expect((await boss('status', '--all')).exitCode).toBe(4);
});

test('a secret that is quoted on the way to the firstbox is not shown', async () => {
  dead('one');
  const file = join(folder, 'environments/one.yaml');
  const config = 'added, config: { backEnd: b.yaml, frontEnd: f.yaml } }';
  writeFileSync(
    file,
    readFileSync(file, 'utf8')
      .replace(/^( +)port: 1$/m, '$1port: 1\n$1sshConfig: ssh_config')
      .replace(/^boss:$/m, `boss:\n  v2: { deploy: ${config}`),
  );
  const beside = (name: string, text: string) => writeFileSync(join(folder, 'environments', name), text);
  beside('b.yaml', "key: '@secret:ONE@'\n");
  beside('f.yaml', 'key: 1\n');
  beside('ssh_config', "Host *\n  ProxyCommand sh -c 'echo refused: xyzzy-4711 >&2; exit 1'\n");
  const { stderr, exitCode } = await execa(
    'node',
    [join(project, 'scripts/boss.cjs'), 'why', 'one', 'boss0'],
    { cwd: folder, env: { BOSS_SECRET_ONE: 'xyzzy-4711' }, reject: false },
  );
  expect([exitCode, stderr]).toEqual([4, expect.stringMatching(/refused: /)]);
  expect(stderr).not.toContain('xyzzy');
});
