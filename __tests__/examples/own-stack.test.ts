import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { compile, filesOfPackage, projectWithPackage } from './installed-package';

let folder: string;
beforeAll(async () => {
  folder = await projectWithPackage();
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const synth = (env: Readonly<Record<string, string>> = { BOSS_OBSERVE: 'off' }) =>
  execa('node', ['main.js'], { cwd: folder, env, reject: false, all: true });

interface Provisioned {
  readonly resource: {
    readonly null_resource: Readonly<
      Record<
        string,
        {
          readonly depends_on: readonly string[];
          readonly provisioner: readonly {
            readonly 'local-exec': { readonly interpreter: readonly string[]; readonly command: string };
          }[];
        }
      >
    >;
  };
}
const stack = () => join(folder, 'cdktf.out/stacks/own');
const resources = () =>
  (JSON.parse(readFileSync(join(stack(), 'cdk.tf.json'), 'utf8')) as Provisioned).resource.null_resource;

test('the package holds what runs, the shell files that it reads, and no sources or tests', () => {
  const files = filesOfPackage(folder);
  expect(files).toEqual(
    expect.arrayContaining([
      'dist/lib/run/main.js',
      'dist/lib/run/run-group.sh',
      'dist/lib/remote/host/probes.sh',
      'dist/index.js',
      'dist/lib/remote/firstbox/waves.sh',
      'dist/lib/cli/boss.js',
      'package.json',
      'scripts/boss.cjs',
    ]),
  );
  expect(files.filter((file) => /\.ts$|__tests__|\blab\//.test(file))).toEqual([]);
});

test('two zones in one stack, each with its parts and an own construct, one after the other', async () => {
  const { exitCode, all } = await synth();
  expect([exitCode, all]).toEqual([0, '']);
  const zone = (name: string) => [
    ...['webservice', 'boss', 'hyper', 'proxy', 'firstbox'].map((group) => `${name}_v1_${group}`),
    ...['firstbox', 'webservice', 'boss', 'hyper', 'proxy'].map((group) => `${name}_hook_${group}`),
    `${name}_old_agent_boss`,
    `${name}_old_agent_hyper`,
  ];
  const chain = [...zone('pek3a'), ...zone('pek3b')];
  expect(Object.keys(resources()).sort()).toEqual([...chain].sort());
  expect(chain.map((address) => resources()[address]?.depends_on)).toEqual([
    [],
    ...chain.slice(0, -1).map((address) => [`null_resource.${address}`]),
  ]);
  for (const address of chain) {
    expect(resources()[address]?.provisioner).toHaveLength(1);
    expect(existsSync(join(stack(), `converge/${address}.json`))).toBe(true);
  }
});

test('a provisioner starts the installed runner, also where the project was moved after synth', async () => {
  await synth();
  const moved = join(folder, 'moved/deeper');
  mkdirSync(join(folder, 'moved'));
  mkdirSync(moved);
  for (const name of ['cdktf.out', 'node_modules']) renameSync(join(folder, name), join(moved, name));
  const [local] = resourcesIn(join(moved, 'cdktf.out/stacks/own'))['pek3a_v1_boss']?.provisioner ?? [];
  const { interpreter = [], command = '' } = local?.['local-exec'] ?? {};
  const [program = '', ...words] = interpreter;
  const cwd = join(moved, 'cdktf.out/stacks/own');
  // A plan binds it to its files: another sum shows that it was the runner who was started and read them.
  const started = await execa(program, [...words, command.replace(/ [0-9a-f]{64}/, ` ${'0'.repeat(64)}`)], {
    cwd,
    reject: false,
    all: true,
  });
  expect(started.exitCode).toBe(1);
  expect(started.all).toMatch(/converge\/pek3a_v1_boss\.json/);
  expect(started.all).not.toMatch(/Cannot find module|No such file/);
  for (const name of ['cdktf.out', 'node_modules']) renameSync(join(moved, name), join(folder, name));
});
const resourcesIn = (at: string) =>
  (JSON.parse(readFileSync(join(at, 'cdk.tf.json'), 'utf8')) as Provisioned).resource.null_resource;

test('a wrong prop does not compile, nor a wrong use of what was read: the types are there, without zod', async () => {
  const text = readFileSync(join(folder, 'main.ts'), 'utf8');
  cpSync(join(folder, 'main.js'), join(folder, 'kept.js'));
  writeFileSync(
    join(folder, 'main.ts'),
    `${text.replace('{ platform, ...webhook }', '{ platform, proxyVIP: webhook.proxyVip }')}
     export const wrong = (platform: Platform): number => platform.environment.zone;`,
  );
  await expect(compile(folder)).rejects.toThrow(/proxyVIP[^]*'string' is not assignable to type 'number'/);
  writeFileSync(join(folder, 'main.ts'), text);
  renameSync(join(folder, 'kept.js'), join(folder, 'main.js'));
});

test('the command is there, and works on environment files of the working directory', async () => {
  const command = join(folder, 'node_modules/boss-cdktf/scripts/boss.cjs');
  const { stdout } = await execa('node', [command, '--help'], { cwd: folder });
  expect(stdout).toMatch(/check .*\n.*status /s);
  mkdirSync(join(folder, 'environments'));
  const example = readFileSync(join(__dirname, '../../environments/examples/zone.yaml'), 'utf8');
  writeFileSync(
    join(folder, 'environments/unit1.yaml'),
    example.replace('host: firstbox.example.com', 'host: 127.0.0.1\n  port: 1'),
  );
  const { exitCode, all } = await execa('node', [command, 'check', 'unit1'], {
    cwd: folder,
    reject: false,
    all: true,
  });
  expect([exitCode, all]).toEqual([4, expect.stringMatching(/^unit1: firstbox 127\.0\.0\.1: .*refused/)]);
});

test('runs of a stack without an environment file are told by the installed command, and a run file is run by it', async () => {
  await synth();
  const command = join(folder, 'node_modules/boss-cdktf/scripts/boss.cjs');
  const boss = (...words: string[]) => execa('node', [command, ...words], { cwd: folder, reject: false });
  const own = ['--stack', 'cdktf.out/stacks/own'];
  expect((await boss('history', 'pek3b', ...own)).stdout).toBe('pek3b: no run yet');
  const wrong = await boss('attach', ...own);
  expect([wrong.exitCode, wrong.stderr]).toEqual([5, expect.stringMatching(/allowed: pek3a, pek3b; /)]);
  const [local] = resources()['pek3a_v1_boss']?.provisioner ?? [];
  const [file = '', ...sums] = local?.['local-exec'].command.split(' ') ?? [];
  const run = await boss('converge', `cdktf.out/stacks/own/${file}`, ...sums);
  expect([run.exitCode, run.stderr]).toEqual([1, expect.stringMatching(/the environment was not observed/)]);
});

test('a platform that nobody can reach is told, and nothing is written that could be applied', async () => {
  rmSync(join(folder, 'cdktf.out'), { recursive: true, force: true });
  const zones = readFileSync(join(folder, 'zones.json'), 'utf8');
  writeFileSync(
    join(folder, 'zones.json'),
    zones.replaceAll(/"host": ".*"/g, '"host": "127.0.0.1", "port": 1'),
  );
  const { exitCode, all } = await synth({});
  expect(exitCode).toBe(1);
  expect(all).toMatch(/^firstbox 127\.0\.0\.1: .*refused/);
  expect(existsSync(join(stack(), 'cdk.tf.json'))).toBe(false);
});
