/*
 * verifies: boss change writes the document of the very plan file, or of a plan made now; of another commit, or where something is blocked, it
 * writes none. Terraform's part is played by a program, the look is a saved one; pasted for real: __tests__/lab/change-by-hand.test.ts
 */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { readEnvironmentFile } from '../../lib/environment/read-environment-file';
import type { HostObservation } from '../../lib/plan/observation';
import { exampleText } from '../environment/valid-environment';
import { observationsOf } from '../observations-for-tests';
import { type Clones, cloneTwice } from './clones';

let clones: Clones;
let plan: string;
let out: string;
const secret = 'w4reh0use-secret-0123456789';
beforeAll(async () => {
  const config = 'v2: { config: { backEnd: boss2.yaml }, deploy: added }';
  clones = await cloneTwice({
    'environments/unit.yaml': exampleText('zone').replace(
      /^boss:\n(?: .*\n)*/m,
      `boss:\n  v1: absent\n  ${config}\n`,
    ),
    'environments/boss2.yaml': "key: '@secret:KEY@'\n",
  });
  plan = join(clones.folder, 'unit.bossplan');
  out = join(clones.folder, 'change.md');
  mkdirSync(join(clones.folder, 'terraform'));
  writeFileSync(
    join(clones.folder, 'terraform/terraform'),
    `#!/bin/sh
stack=\${1#-chdir=}
case $2 in
init) mkdir -p "$stack/.terraform" ;;
version) echo '{ "terraform_version": "1.11.4" }' ;;
plan) echo 'Plan: 1 to add, 0 to change, 0 to destroy.'; echo planned >"$stack/boss.tfplan"; exit 2 ;;
esac
`,
    { mode: 0o700 },
  );
});
afterAll(() => clones.remove());
beforeEach(() => {
  see(() => ({
    'program_state boss_hypervisor': { word: 'running', detail: '' },
    'program_definitions boss_hypervisor boss_hypervisor_proxy pitrix-boss-console': {
      word: 'some',
      detail: `/etc/${secret}`,
    },
  }));
  for (const file of [out, plan]) rmSync(file, { force: true });
});

type Changed = Parameters<typeof observationsOf>[1];
/** The next looks see this: everything as desired but this of boss0. */
function see(ofBoss0: () => ReturnType<NonNullable<Changed>>): void {
  const path = join(clones.first, 'environments/unit.yaml');
  const read = readEnvironmentFile(path, 'unit.yaml');
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const seen = observationsOf(read.environment, (host) => (host === 'boss0' ? ofBoss0() : {}));
  writeFileSync(join(clones.folder, 'seen.json'), JSON.stringify([seen]));
}

const boss = (clone: string, ...words: string[]) => bossWith(clone, {}, ...words);
const bossWith = (clone: string, more: Readonly<Record<string, string>>, ...words: string[]) =>
  execa('node', [join(clone, 'scripts/boss.cjs'), ...words], {
    cwd: clone,
    env: {
      BOSS_ENVIRONMENT: undefined,
      CDKTF_OUTDIR: undefined,
      BOSS_OBSERVATIONS: join(clones.folder, 'seen.json'),
      BOSS_SECRET_KEY: secret,
      TERRAFORM_BINARY_NAME: join(clones.folder, 'terraform/terraform'),
      GITLAB_USER_LOGIN: 'op',
      ...more,
    },
    reject: false,
    stdin: 'ignore',
  });
const change = (...words: string[]) => boss(clones.second, 'change', '--out', out, ...words);
const text = () => readFileSync(out, 'utf8');
const sumOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

test('of a plan file: its sha256, who looked, and no secret; readable by its owner alone', async () => {
  // What BOSS V2 is like was not asked.
  expect((await boss(clones.first, 'plan', 'unit', '--out', plan)).exitCode).toBe(3);
  const made = await change('--plan', plan);
  expect([made.exitCode, made.stdout, made.stderr]).toEqual([0, `unit: written to ${out}`, '']);
  expect(text()).toContain(`echo '${sumOf(plan)}  unit.bossplan' | sha256sum -c`);
  expect(text()).toMatch(/^- Looked at `\S+` by `op@\S+`, /m);
  expect(text()).toContain('boss0: program boss_hypervisor: wants absent, found running');
  expect(text()).toContain('found some (/etc/[secret])');
  expect(text()).not.toContain(secret);
  expect(statSync(out).mode & 0o777).toBe(0o600);
  const chinese = await change('--plan', plan, '--lang', 'zh');
  expect([chinese.exitCode, chinese.stdout]).toEqual([0, `unit：已写到 ${out}`]);
  expect(text()).toMatch(/^# 变更：`unit`，/);
  const other = await change('other', '--plan', plan);
  expect(other.exitCode).toBe(5);
});

test('without a plan file it is made, and lies beside the document', async () => {
  const made = await boss(clones.first, 'change', 'unit', '--out', out);
  expect(made.exitCode).toBe(0);
  const beside = join(clones.folder, 'change.bossplan');
  const sum = sumOf(beside);
  expect(text()).toContain(`echo '${sum}  change.bossplan' | sha256sum -c`);
  // A look that fails takes nothing away that was approved.
  const blind = { BOSS_OBSERVATIONS: clones.folder };
  expect((await bossWith(clones.first, blind, 'change', 'unit', '--out', out)).exitCode).not.toBe(0);
  expect(sumOf(beside)).toBe(sum);
});

test('of several environments there is no one document', async () => {
  const both = { BOSS_ENVIRONMENT: 'unit,zone' };
  copyFileSync(join(clones.first, 'environments/unit.yaml'), join(clones.first, 'environments/zone.yaml'));
  const { exitCode, stderr } = await bossWith(clones.first, both, 'change', '--out', out);
  rmSync(join(clones.first, 'environments/zone.yaml'));
  expect([exitCode, stderr]).toEqual([
    5,
    'boss change: a document holds one change; got: several environments; allowed: one environment; cure: boss change --help',
  ]);
  expect(existsSync(out)).toBe(false);
});

test('a plan of another commit: its lines are shown, and no document is written', async () => {
  await boss(clones.first, 'plan', 'unit', '--out', plan);
  await clones.git(clones.second, 'commit', '-q', '--allow-empty', '-m', 'later');
  const { exitCode, stdout } = await change('--plan', plan);
  await clones.git(clones.second, 'reset', '-q', '--hard', 'HEAD~1');
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(
    /^- commit of the program: [0-9a-f]{40}$[^]*^unit: the plan is of another commit, .*; cure: /m,
  );
  expect(existsSync(out)).toBe(false);
});

test('by hand, without Terraform: what is blocked gives no document', async () => {
  const made = await boss(clones.first, 'change', 'unit', '--manual', '--out', out);
  expect(made.exitCode).toBe(0);
  expect(text()).toMatch(
    /^bash \/root\/boss-change-[0-9a-f]{12}\/by-hand\.sh 1 boss_v1_absent_boss <\/dev\/null$/m,
  );
  expect(text()).not.toContain(secret);
  rmSync(out);
  const dead: HostObservation = { host: 'boss0', kind: 'unreachable', reason: `no route to ${secret}` };
  see(() => dead);
  const blocked = await boss(clones.first, 'change', 'unit', '--manual', '--out', out);
  expect([blocked.exitCode, blocked.stdout]).toEqual([
    4,
    expect.stringMatching(
      /^unit: nothing can be carried out as things are, .*; got: .*boss0.*; allowed: .*; cure: /m,
    ),
  ]);
  expect(blocked.stdout).not.toContain(secret);
  expect(existsSync(out)).toBe(false);
});

test('a file that is no plan, and a place that cannot be written, are wrong input', async () => {
  writeFileSync(plan, 'hello');
  expect((await change('--plan', plan)).exitCode).toBe(5);
  const nowhere = join(clones.folder, 'nowhere/change.md');
  const made = await boss(clones.first, 'change', 'unit', '--manual', '--out', nowhere);
  expect([made.exitCode, made.stderr]).toEqual([
    5,
    expect.stringMatching(/the document cannot be written; got: .*ENOENT.*; allowed: .*; cure: /),
  ]);
});
