/*
 * verifies: the gate, the warnings, the cache and the outputs of BOSS V2 (runbook 检查环境, 环境版本, 扩容环境, 登录平台)
 *   1. a first deploy rebuilds the cache once, proves every boss node and tells versions; the next plan is empty
 *   2. what the platform exports as hosts lines changes: the plan stays empty, unobserved as well
 *   3. an unhealthy node, and one that is not understood, are warnings of an empty plan
 *   4. a new node is a line of the plan and a rebuild on the first boss node; the gate fails by name, and the next plan is not empty
 *   5. the gate waits for a node that gets well
 *   6. a rebuild that fails is tried again
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { installerOf } from './installer-for-tests';
import { type Plan, type Site, startSite } from './site';

let site: Site;
beforeAll(async () => {
  site = await startSite('boss2-health');
  ask('v2: { deploy: added, cache: current }');
  const installer = installerOf(site.lab);
  await installer.wish('boss');
  await installer.job('successful');
  await firstbox("sed -i 's/ lab1r01n02//' /pitrix/conf/nodes/all");
}, 300_000);
afterAll(() => site.down());

const firstbox = async (script: string) => (await site.lab.exec('firstbox', script)).stdout;
function edit(before: RegExp, after: string): void {
  const file = site.environment['BOSS_ENVIRONMENT'] ?? '';
  writeFileSync(file, readFileSync(file, 'utf8').replace(before, after));
}
const ask = (wish: string) => edit(/^boss:\n {2}.*$/m, `boss:\n  ${wish}`);
/** How often the manager of a boss node was called with a command. */
const calls = async (host: string, command: string) =>
  Number(
    (await site.lab.exec(host, `grep -c ' ${command}$' /pitrix/log/boss2/django_manage.log || true`)).stdout,
  );
const rebuilds = async () => [await calls('boss0', 'rebuild_cache'), await calls('boss1', 'rebuild_cache')];
/** What a plan without a look says. */
async function unobservedPlan(): Promise<string> {
  const env = { ...site.environment, BOSS_OBSERVE: 'off' };
  await execa('node', ['scripts/run-ts.cjs', 'main.ts'], { cwd: join(__dirname, '../..'), env });
  const stack = join(site.environment['CDKTF_OUTDIR'] ?? '', 'stacks/lab');
  return (await execa('terraform', [`-chdir=${stack}`, 'plan', '-no-color', '-input=false'], { env })).stdout;
}
const isEmpty = (plan: Plan) => plan.planned && /No changes\./.test(plan.output);
const replaced = 'delete,create';

test('a first deploy: the cache once, every node proven, versions and outputs told; then an empty plan', async () => {
  const plan = await site.plan();
  expect(plan.actions).toEqual({
    boss_v2_deployed_boss: 'create',
    boss2_cache_firstbox: 'create',
    boss2_health_boss: 'create',
  });
  expect(site.warnings()).toEqual([]);
  const { exitCode, output } = await site.apply();
  expect(output).toMatch(/BOSS V2 healthy: 2 of 2 hosts proven/);
  expect(output).toMatch(/boss0 {2}versions: pitrix-boss2-manager: 2\.0\.0; pitrix-ks-boss2-conf: /);
  expect(output).toMatch(/boss1 {2}versions: /);
  expect(output).toMatch(/boss_url = "http:\/\/boss\.lab\.example"/);
  expect(output).toMatch(/boss_account = "boss@lab\.example"/);
  expect(output).toMatch(/boss_hosts_lines = "10\.77\.200\.1 console\.lab\.example boss\.lab\.example"/);
  expect(exitCode).toBe(0);
  expect(await rebuilds()).toEqual([1, 0]);
  expect(isEmpty(await site.plan())).toBe(true);
}, 180_000);

test('other hosts lines alone, and no look at all, leave the plan empty', async () => {
  await firstbox(
    "sed -i 's/^10\\.77\\.200\\.1 /10.77.200.9 /' /etc/hosts; PYTHONPATH=/pitrix/lib/pitrix-installer-common /pitrix/bin/dump_hosts.py | grep -q '^10.77.200.9 console'",
  );
  expect(isEmpty(await site.plan())).toBe(true);
  expect(await unobservedPlan()).toMatch(/No changes\./);
  await firstbox("printf '#!/bin/sh\\necho nonsense\\n' >/pitrix/bin/dump_hosts.py");
  expect(isEmpty(await site.plan())).toBe(true);
  expect(site.warnings()).toEqual([
    expect.stringMatching(/^firstbox: the lines for hosts files are not known: .*line 1 is not/),
  ]);
}, 120_000);

test('an unhealthy node, and one that is not understood, are warnings; the plan stays empty', async () => {
  await site.lab.break('areyouok-garbage', 'boss0');
  await site.lab.break('areyouok-fails', 'boss1');
  expect(isEmpty(await site.plan())).toBe(true);
  expect(site.warnings().slice(-2)).toEqual([
    expect.stringMatching(
      /^boss0: BOSS V2: unproven \(areyouok said something that is not understood\): RuntimeWarning: .*; run areyouok there; if all is well, write a pattern/,
    ),
    expect.stringMatching(
      /^boss1: BOSS V2: unhealthy: it ended with 1: database \.\.\. error: could not connect to server: Connection refused; mend it there/,
    ),
  ]);
}, 120_000);

test('a new node: one line, one rebuild on the first boss node; the gate fails by name and the next plan is not empty', async () => {
  await firstbox("sed -i 's/lab1r01n01/lab1r01n01 lab1r01n02/' /pitrix/conf/nodes/all");
  edit(/^boss:/m, 'fanOut: { hostTimeoutSeconds: 63 }\nboss:');
  const plan = await site.plan();
  expect(plan.actions).toEqual({ boss2_cache_firstbox: replaced, boss2_health_boss: replaced });
  expect(plan.output).toMatch(/^ *\+ lab1r01n02$/m);
  const { exitCode, output } = await site.apply();
  expect(exitCode).toBe(1);
  expect(await rebuilds()).toEqual([2, 0]);
  const said = output.replaceAll(/\s+/g, ' ');
  expect(said).toMatch(
    /boss0: BOSS V2 healthy: areyouok: expected healthy, found unproven \(RuntimeWarning: DateTimeField/,
  );
  expect(said).toMatch(
    /boss1: BOSS V2 healthy: areyouok: expected healthy, found unhealthy \(it ended with 1: database \.\.\. error: could not/,
  );
  expect((await site.plan()).actions).toEqual({ boss2_health_boss: replaced });
}, 180_000);

test('the gate waits for a node that gets well, then all is proven and the plan is empty', async () => {
  edit(/^fanOut: .*\n/m, '');
  await site.lab.mend('areyouok-garbage', 'boss0');
  await site.plan();
  const before = await calls('boss1', 'areyouok');
  const deploy = site.apply();
  // Asked by the gate at least twice while it is unhealthy.
  while ((await calls('boss1', 'areyouok')) < before + 2) await new Promise((done) => setTimeout(done, 200));
  await site.lab.mend('areyouok-fails', 'boss1');
  const { exitCode, output } = await deploy;
  expect(output).toMatch(/BOSS V2 healthy: 2 of 2 hosts proven/);
  expect(exitCode).toBe(0);
  expect(isEmpty(await site.plan())).toBe(true);
  expect(await rebuilds()).toEqual([2, 0]);
}, 180_000);

test('a rebuild that fails is said with its words and tried again by the next deploy', async () => {
  const manager = '/pitrix/bin/boss2-manager/django_manage.sh';
  await site.lab.exec(
    'boss0',
    `sed -i "s/echo 'rebuild cache: OK'/echo 'no route to redis' >\\&2; exit 3/" ${manager}`,
  );
  await firstbox("sed -i 's/ lab1r01n02//' /pitrix/conf/nodes/all");
  const failed = await site.deploy();
  expect(failed.exitCode).toBe(1);
  expect(failed.output.replaceAll(/\s+/g, ' ')).toMatch(
    /firstbox: the rebuild ended with 1 and said: on boss0:; no route to redis; rebuild_cache on boss0 ended with 3/,
  );
  await site.lab.exec(
    'boss0',
    `sed -i "s/echo 'no route to redis' >&2; exit 3/echo 'rebuild cache: OK'/" ${manager}`,
  );
  expect((await site.plan()).actions).toMatchObject({ boss2_cache_firstbox: replaced });
  expect((await site.apply()).exitCode).toBe(0);
  expect(await rebuilds()).toEqual([4, 0]);
  expect(isEmpty(await site.plan())).toBe(true);
}, 180_000);
