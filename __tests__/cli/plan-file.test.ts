/*
 * verifies: a plan is written to one archive and carried out by a second clone at another path; nothing else is, and what moved is shown.
 * Terraform's part is played by a program, the look is a saved one; with real ones: __tests__/lab/boss-v1/removed-and-repaired.test.ts
 */
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { readEnvironmentFile } from '../../lib/environment/read-environment-file';
import type { Answer } from '../../lib/plan/observation';
import { blockedBefore } from '../../lib/cli/part';
import { packTar, unpackTar } from '../../lib/cli/tar';
import { exampleText } from '../environment/valid-environment';
import { observationsOf } from '../observations-for-tests';
import { type Clones, cloneTwice } from './clones';

let clones: Clones;
let file: string;
beforeAll(async () => {
  clones = await cloneTwice({ 'environments/unit.yaml': exampleText('zone') });
  file = join(clones.folder, 'unit.bossplan');
  mkdirSync(join(clones.folder, 'terraform'));
  const said = (name: string) => `'${join(clones.folder, 'terraform', name)}'`;
  writeFileSync(
    join(clones.folder, 'terraform/terraform'),
    `#!/bin/sh
stack=\${1#-chdir=}
case $2 in
init) mkdir -p "$stack/.terraform"; [ -e "$stack/.terraform.lock.hcl" ] || echo "locked in $PWD/$stack" >"$stack/.terraform.lock.hcl" ;;
version) echo '{ "terraform_version": "1.11.4" }' ;;
state) cat ${said('state')} ;;
plan) echo 'Plan: 1 to add, 0 to change, 0 to destroy.'; echo "planned in $PWD/$stack $*" >"$stack/boss.tfplan"; exit 2 ;;
apply) cat "$stack/boss.tfplan" >>${said('applied')}; cat "$stack/.terraform.lock.hcl" >>${said('applied')} ;;
esac
`,
    { mode: 0o700 },
  );
});
afterAll(() => clones.remove());
beforeEach(async () => {
  writeFileSync(join(clones.folder, 'terraform/state'), '');
  rmSync(join(clones.folder, 'terraform/applied'), { force: true });
  see('2026-01-02T03:04:05Z', 'boss0');
  for (const clone of [clones.first, clones.second]) await clones.git(clone, 'checkout', '-q', '.');
  rmSync(join(clones.second, 'cdktf.out'), { recursive: true, force: true });
});

const revived: Readonly<Record<string, Answer>> = {
  'program_state boss_hypervisor': { word: 'running', detail: '' },
};
const applied = () => {
  const path = join(clones.folder, 'terraform/applied');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
};

/** The next looks see this: everything in sync but a program of one host. */
function see(observedAt: string, differing: string): void {
  const path = join(clones.first, 'environments/unit.yaml');
  const read = readEnvironmentFile(path, 'unit.yaml');
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const seen = observationsOf(read.environment, (host) => (host === differing ? revived : {}));
  writeFileSync(join(clones.folder, 'seen.json'), JSON.stringify([{ ...seen, observedAt }]));
}

const boss = (clone: string, ...words: string[]) =>
  execa('node', [join(clone, 'scripts/boss.cjs'), ...words], {
    cwd: clone,
    env: {
      BOSS_ENVIRONMENT: undefined,
      CDKTF_OUTDIR: undefined,
      BOSS_OBSERVATIONS: join(clones.folder, 'seen.json'),
      TERRAFORM_BINARY_NAME: join(clones.folder, 'terraform/terraform'),
    },
    reject: false,
    stdin: 'ignore',
  });
/** All that it says while it looks. */
const replayed = /^unit: not observed now; replaying \S+, seen \S+$/;
const planned = () => boss(clones.first, 'plan', 'unit', '--out', file);
const deployed = (...words: string[]) => boss(clones.second, 'deploy', ...words, '--plan', file);

test('an archive is read by tar, and one of tar by us', async () => {
  const files = new Map([
    ['approved.json', Buffer.from('{}\n')],
    ['converge/a.sh', Buffer.alloc(1300, 'x')],
    ['empty', Buffer.alloc(0)],
  ]);
  const path = join(clones.folder, 'a.tar');
  writeFileSync(path, packTar(files, 1_700_000_000));
  const listed = await execa('tar', ['-tvf', path], { env: { TZ: 'UTC' } });
  expect(listed.stdout).toMatch(/^-rw------- 0\/0 +1300 2023-11-14 22:13 converge\/a\.sh$/m);
  expect((await execa('tar', ['-xOf', path, 'converge/a.sh'])).stdout).toBe('x'.repeat(1300));
  expect(unpackTar(readFileSync(path))).toEqual(files);
  await execa('tar', ['--format=ustar', '-cf', path, '-C', clones.first, 'package.json', 'lib/run/main.ts']);
  const theirs = unpackTar(readFileSync(path)).get('lib/run/main.ts')?.toString();
  expect(theirs).toBe(readFileSync(join(clones.first, 'lib/run/main.ts'), 'utf8'));
});

test.each([
  ['a link', ['-s', '/etc/passwd', 'l'], /plain file/],
  ['a name that leads out', undefined, /plain file/],
])('an archive with %s is refused', async (_name, link, why) => {
  const path = join(clones.folder, 'b.tar');
  if (link === undefined) writeFileSync(path, packTar(new Map([['a/../../x', Buffer.from('x')]]), 0));
  else {
    await execa('ln', ['-f', ...link], { cwd: clones.folder });
    await execa('tar', ['--format=ustar', '-cf', path, '-C', clones.folder, 'l']);
  }
  expect(() => unpackTar(readFileSync(path))).toThrow(why);
});

test('what is approved is carried out by a second clone elsewhere, as often as nothing moved', async () => {
  const plan = await planned();
  expect([plan.exitCode, plan.stdout]).toEqual([
    2,
    expect.stringMatching(/--plan .* carries out exactly that$/),
  ]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const names = [...unpackTar(readFileSync(file)).keys()];
  expect(names).toEqual(
    expect.arrayContaining(['approved.json', 'summary.md', 'boss.tfplan', 'converge/boss_v1_absent_boss.sh']),
  );
  const text = readFileSync(file, 'latin1').replace(/planned in .*|locked in .*/g, '');
  expect(text).toContain('../../../environments/unit.yaml');
  expect(text.split('\n').filter((line) => line.includes(clones.folder))).toEqual([]);
  see('2026-01-03T00:00:00Z', 'boss0');
  const deploy = await deployed();
  expect([deploy.exitCode, deploy.stderr]).toEqual([0, expect.stringMatching(replayed)]);
  // The plan that was approved, with the providers that it was made with.
  const stack = join(clones.first, 'cdktf.out/stacks/unit');
  expect(applied()).toMatch(new RegExp(`^planned in ${stack} .*\nlocked in ${stack}\n$`));
});

test('another look is shown, and nothing is carried out', async () => {
  await planned();
  see('2026-01-03T00:00:00Z', 'boss1');
  const { exitCode, stdout } = await deployed('unit');
  expect(exitCode).toBe(1);
  expect(stdout.split('\n').filter((line) => /^[-+]/.test(line))).toEqual([
    '- boss_v1_absent_boss: boss0: program boss_hypervisor: wants absent, found running',
    '+ boss_v1_absent_boss: boss1: program boss_hypervisor: wants absent, found running',
  ]);
  expect(stdout).toMatch(
    /^unit: the approved plan is stale, nothing was changed; got: .*; allowed: .*; cure: /m,
  );
  expect(applied()).toBe('');
});

test('another state is shown, and nothing is carried out', async () => {
  writeFileSync(join(clones.folder, 'terraform/state'), '{ "lineage": "l", "serial": 3 }');
  await planned();
  writeFileSync(join(clones.folder, 'terraform/state'), '{ "lineage": "l", "serial": 4 }');
  const { exitCode, stdout } = await deployed();
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/^- state: lineage l, serial 3\n\+ state: lineage l, serial 4\nunit: .* stale/m);
  expect(applied()).toBe('');
});

test('another commit is shown, and nothing is carried out', async () => {
  await planned();
  await clones.git(clones.second, 'commit', '-q', '--allow-empty', '-m', 'later');
  const { exitCode, stdout } = await deployed();
  await clones.git(clones.second, 'reset', '-q', '--hard', 'HEAD~1');
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/^- commit of the environment: [0-9a-f]{40}$/m);
  expect(stdout).toMatch(/^\+ commit of the program: [0-9a-f]{40}$/m);
  expect(applied()).toBe('');
});

test.each([
  [
    'an environment',
    'environments/unit.yaml',
    /unit's files, commit [0-9a-f]{40}\+changes|changed files: environments/,
  ],
  ['the program', 'lib/run/main.ts', /changed files: lib\/run\/main\.ts/],
])('what is not committed of %s cannot be approved', async (_name, path, got) => {
  rmSync(file, { force: true });
  appendFileSync(join(clones.first, path), '\n');
  const { exitCode, stderr } = await planned();
  expect([exitCode, stderr]).toEqual([5, expect.stringMatching(/what is approved must be a commit; got: /)]);
  expect(stderr).toMatch(got);
  expect(existsSync(file)).toBe(false);
});

test.each([
  ['that is none', 'hello', /no plan that can be carried out; got: it is no/],
  [
    'with another script',
    undefined,
    /got: converge\/boss_v1_absent_boss\.sh, which is not as it was planned/,
  ],
])('a file %s is wrong input', async (_name, text, why) => {
  await planned();
  const files = new Map(unpackTar(readFileSync(file)));
  files.set('converge/boss_v1_absent_boss.sh', Buffer.from('true\n'));
  writeFileSync(file, text ?? packTar(files, 0));
  const { exitCode, stderr } = await deployed();
  expect([exitCode, stderr]).toEqual([5, expect.stringMatching(why)]);
});

test('a part is deployed with all that it waits for; one that is not there is named, with those that are', async () => {
  const done = await boss(clones.first, 'deploy', 'unit', '--auto-approve', '--part', 'boss_v1_absent');
  expect(done.exitCode).toBe(0);
  expect(applied()).toMatch(
    / -target=null_resource\.boss_v1_absent_webservice .*-target=null_resource\.boss_v1_absent_firstbox -no-color\n/,
  );
  const none = await boss(clones.first, 'deploy', 'unit', '--auto-approve', '--part', 'boss_v1');
  const [progress, ...error] = none.stderr.split('\n');
  expect(progress).toMatch(replayed);
  expect([none.exitCode, error]).toEqual([
    5,
    ['--part: no such part; got: boss_v1; allowed: boss_v1_absent; cure: name one of these'],
  ]);
});

test('a part is blocked by what blocks it or one before it, not by one behind', () => {
  const part = (name: string, blocked: readonly string[]) => ({
    part: name,
    groups: [],
    differing: '',
    differingCount: 0,
    hostCount: 0,
    waves: [],
    facts: [],
    blocked,
  });
  const summary = {
    apiVersion: 'boss-cdktf/summary/v1' as const,
    environment: 'unit',
    hostCount: 0,
    parts: [part('a', []), part('b', ['b0: unreachable']), part('c', [])],
    skipped: [],
    blocked: [],
    warnings: [],
  };
  expect(['a', 'b', 'c'].map((name) => blockedBefore(summary, name))).toEqual([false, true, true]);
  expect(blockedBefore({ ...summary, blocked: ['another platform'] }, 'a')).toBe(true);
});
