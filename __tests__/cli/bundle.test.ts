/*
 * verifies: one archive is all that a machine without any network needs beside Node, ssh and git: boss starts, Terraform takes its provider from the
 * archive, runs are started. The look is a saved one; the provider is the lab's stand-in where no registry is reached. With real
 * hosts: __tests__/lab/bundle.test.ts
 */
import {
  cpSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { execa } from 'execa';
import { readEnvironmentFile } from '../../lib/environment/read-environment-file';
import { nullProvider } from '../../stacks/null-provider';
import { exampleText } from '../environment/valid-environment';
import { observationsOf } from '../observations-for-tests';
import { UnpackedBundle } from './unpacked-bundle';

const program = join(resolve(__dirname, '../..'), 'scripts/boss.cjs');
let unpacked: UnpackedBundle;
let [folder, archive, site] = ['', '', ''];
beforeAll(async () => {
  unpacked = await UnpackedBundle.start();
  ({ folder, archive, site } = unpacked);
  // Those of who bundles, which are nobody else's.
  for (const [name, text] of Object.entries({
    'environments/mine.yaml': exampleText('zone'),
    'environments/mine/secrets.yaml.age': 'age-encryption.org/v1',
    'state/mine.tfstate': '{}',
  })) {
    mkdirSync(dirname(join(folder, 'desk', name)), { recursive: true });
    writeFileSync(join(folder, 'desk', name), text);
  }
  const { exitCode, stderr, stdout } = await unpacked.unpack();
  expect([exitCode, stderr]).toEqual([
    0,
    expect.stringMatching(/^boss bundle: looking for .*\n[^]*writing .*boss\.tar$/),
  ]);
  expect(stdout).toMatch(/boss\.tar: boss-cdktf \d.*, hashicorp\/null 3.*; \d+ MiB; its README/);

  mkdirSync(join(site, 'environments'));
  const unit = join(site, 'environments/unit.yaml');
  writeFileSync(
    unit,
    exampleText('zone').replace('host: firstbox.example.com', 'host: 127.0.0.1\n  port: 1'),
  );
  const read = readEnvironmentFile(unit, 'unit.yaml');
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const seen = observationsOf(read.environment, (host) =>
    host === 'boss0' ? { 'program_state boss_hypervisor': { word: 'running', detail: '' } } : {},
  );
  writeFileSync(join(folder, 'seen.json'), JSON.stringify([seen]));
}, 300_000);
afterAll(() => unpacked.remove());

const saved = () => ({ BOSS_OBSERVATIONS: join(folder, 'seen.json') });
/** Where Terraform's provider of the stack really lies. */
const provider = (project: string) => {
  const path = `${nullProvider.source}/${nullProvider.version}`;
  const of = join(project, 'cdktf.out/stacks/unit/.terraform/providers/registry.terraform.io', path);
  return realpathSync(join(of, readdirSync(of)[0] ?? ''));
};

test('the archive is readable by all, and holds what runs and nothing of who made it', async () => {
  expect(statSync(archive).mode & 0o777).toBe(0o644);
  const { stdout } = await execa('tar', ['-tvf', archive]);
  const lines = stdout.split('\n').map((line) => line.split(/ +/));
  expect(new Set(lines.map(([mode]) => mode))).toEqual(new Set(['-rw-r--r--', '-rwxr-xr-x']));
  const names = lines.map((words) => words.at(-1) ?? '');
  const shapes =
    /^boss-cdktf\/(README|boss|\.gitignore|bin\/terraform|node_modules\/(\.bin\/boss|boss-cdktf\/.+|cdktf\/.+|constructs\/.+|@cdktf\/provider-null\/.+)|providers\/registry\.terraform\.io\/hashicorp\/null\/.+)$/;
  expect(names.filter((name) => !shapes.test(name))).toEqual([]);
  expect(names.filter((name) => /(^|\/)environments\/|\.age$|tfstate|\.ts$/.test(name))).toEqual([]);
  expect(names).toContain('boss-cdktf/bin/terraform');
});

test('no network: it starts, by npx and by itself, and finds nothing missing', async () => {
  const version = await unpacked.apart(['npx', 'boss', '--version']);
  expect([version.exitCode, version.all]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
  expect((await unpacked.apart(['./boss', 'validate'])).all).toMatch(/^unit: valid /);
  const doctor = await unpacked.apart(['npx', 'boss', 'doctor']);
  expect(doctor.all).toMatch(/^ok +Terraform: /m);
  expect(doctor.all).toMatch(/^ok +provider hashicorp\/null: /m);
  expect([doctor.exitCode, doctor.all]).toEqual([0, expect.not.stringMatching(/^WRONG/m)]);
});

test('no network: a plan has its provider from the archive, and a deploy starts its runs', async () => {
  const plan = await unpacked.apart(['npx', 'boss', 'plan', 'unit'], site, saved());
  expect([plan.exitCode, plan.all]).toEqual([
    2,
    expect.stringMatching(/boss0: program boss_hypervisor[^]*Plan: 5 to add/),
  ]);
  expect(provider(site)).toMatch(join(site, 'providers'));
  const deploy = await unpacked.apart(['./boss', 'deploy', 'unit', '--auto-approve'], site, saved());
  // The runner found its files and asked for a way to the firstbox, where nobody is.
  expect([deploy.exitCode, deploy.all]).toEqual([
    1,
    expect.stringMatching(/boss_v1_absent_webservice: .*127\.0\.0\.1.*refused/),
  ]);
  const git = await execa('bash', ['-c', 'git init -q && git status --short'], { cwd: site });
  expect(git.stdout.split('\n')).toEqual(['?? .gitignore', '?? environments/']);
});

test('no network: it may be moved, and serves a repository elsewhere', async () => {
  const moved = join(folder, 'home/moved "here"');
  renameSync(site, moved);
  const plan = await unpacked.apart(['./boss', 'plan', 'unit'], moved, saved());
  expect([plan.exitCode, plan.all]).toEqual([2, expect.stringMatching(/Plan: 5 to add/)]);
  expect(provider(moved)).toContain(join(moved, 'providers'));
  const other = join(folder, 'home/other');
  cpSync(join(moved, 'environments'), join(other, 'environments'), { recursive: true });
  symlinkSync(join(moved, 'boss'), join(folder, 'path/boss'));
  const deploy = await unpacked.apart(['boss', 'deploy', 'unit', '--auto-approve'], other, saved());
  expect(deploy.all).toMatch(/boss_v1_absent_webservice: .*127\.0\.0\.1.*refused/);
  expect(provider(other)).toContain(join(moved, 'providers'));
  renameSync(moved, site);
});

test.each([
  ['is there', () => archive, /boss\.tar is there already; got: a file; allowed: .*; cure: /],
  ['has no folder', () => join(folder, 'no/boss.tar'), /has no folder; got: no .*\/no; allowed: .*; cure: /],
])('a file that %s is wrong input', async (_name, out, message) => {
  const before = statSync(archive).mtimeMs;
  const { exitCode, stderr } = await unpacked.bundle(out());
  expect([exitCode, stderr]).toEqual([5, expect.stringMatching(message)]);
  expect(statSync(archive).mtimeMs).toBe(before);
});

test('no provider is told with its cure, and nothing is written', async () => {
  const out = join(folder, 'none');
  mkdirSync(out);
  writeFileSync(
    join(folder, 'nowhere.rc'),
    `provider_installation {\n  filesystem_mirror { path = "${out}" }\n}\n`,
  );
  const { exitCode, stderr } = await unpacked.bundle(join(out, 'boss.tar'), {
    TF_CLI_CONFIG_FILE: join(folder, 'nowhere.rc'),
  });
  expect([exitCode, stderr]).toEqual([
    1,
    expect.stringMatching(
      /no provider hashicorp\/null .*; got: terraform init says: .*; allowed: .*; cure: .*filesystem_mirror/,
    ),
  ]);
  expect(readdirSync(out)).toEqual([]);
});

test('without Terraform the provider of a stack is taken, and what lacks is said', async () => {
  const [desk, bare] = [join(folder, 'initialized'), join(folder, 'bare')];
  const providers = join(desk, 'cdktf.out/stacks/one/.terraform/providers');
  cpSync(join(site, 'providers'), providers, { recursive: true });
  mkdirSync(bare);
  const out = join(desk, 'boss.tar');
  const { exitCode, stderr } = await unpacked.bundle(out, { PATH: bare }, desk);
  expect([exitCode, stderr]).toEqual([
    0,
    expect.stringMatching(/Terraform is left out: .*the site needs its own/),
  ]);
  const { stdout } = await execa('tar', ['-tf', out]);
  expect(stdout).toMatch(/^boss-cdktf\/providers\/.*terraform-provider-null/m);
  expect(stdout).not.toMatch(/^boss-cdktf\/bin\//m);
  expect((await execa('tar', ['-xOf', out, 'boss-cdktf/README'])).stdout).toMatch(
    /git, Terraform 1\.9 or newer/,
  );
});

test('a full disk leaves no half archive', async () => {
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  const { exitCode, stderr, stdout } = await execa(
    'unshare',
    [
      ...(process.getuid?.() === 0 ? ['-m'] : ['-rm']),
      ...[
        'sh',
        '-c',
        'mount -t tmpfs -o size=8m none "$1" && "$2" "$3" bundle --out "$1/boss.tar"; code=$?; ls -A "$1"; exit $code',
      ],
      ...['sh', disk, process.execPath, program],
    ],
    {
      cwd: join(folder, 'desk'),
      env: { TERRAFORM_BINARY_NAME: undefined, ...unpacked.terraform },
      reject: false,
    },
  );
  expect([exitCode, stdout, stderr]).toEqual([
    1,
    '',
    expect.stringMatching(/cannot be written, and nothing of it is left; got: ENOSPC.*; allowed: .*; cure: /),
  ]);
});
