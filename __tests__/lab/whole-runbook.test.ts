/*
 * verifies: the whole runbook, from an environment with BOSS V1 and without V2
 *   1. one deploy: V1 gone, webhook, V2 by the job, configuration, packages, web supervisor, cache, health; the second plan is empty
 *      and a second deploy runs nothing; no file of any host came, went or changed but those asked for, the platform's own, backups and
 *      journal; none of ours is left in the operator's temporary folder; secrets stand where they belong and nowhere else
 *   2. what boss new --import brings of it is the configuration as it is
 *   3. the state that version 009be9c saved after such a deploy is still valid: its plan is empty
 *   4. each part broken by hand shows under that part alone, with host and reason; one deploy repairs them
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { execa } from 'execa';
import { secrets } from './boss2-config-files';
import { askedFor, differences, fileTree } from './file-trees';
import { importConfiguration } from './imported-configuration';
import { environmentsOf } from './environments-of-page';
import { filesUnder, holds, placesOf } from './secret-search';
import { starts } from './boss-v2/wish';
import { type Site, startSite } from './site';
import { filesOfTheRunbook, placesOfSecrets } from './whole-runbook-files';
import { wishWholeRunbook } from './wish-whole-runbook';

let site: Site;
let folder: string;
beforeAll(async () => {
  site = await startSite('whole-runbook');
  ({ folder } = await wishWholeRunbook(site));
  process.env['BOSS_AGE_IDENTITY'] = join(folder, 'identity');
  process.env['BOSS_SECRET_CONSOLE_TOKEN'] = secrets.CONSOLE_TOKEN;
}, 300_000);
afterAll(async () => {
  delete process.env['BOSS_AGE_IDENTITY'];
  delete process.env['BOSS_SECRET_CONSOLE_TOKEN'];
  await site.down();
});

const said = async (host: string, script: string) => (await site.lab.exec(host, script)).stdout.trim();
/** The nightly look, without Terraform. */
const check = (...words: string[]) => boss('check', ...words);
const boss = (...words: string[]) =>
  execa('node', ['scripts/boss.cjs', ...words], { env: site.environment, reject: false, stdin: 'ignore' });
/** Files of the plan that people read, parsed. */
const summary = (): { parts: { part: string; differing: string }[] } =>
  JSON.parse(readFileSync(join(site.stack, 'summary.json'), 'utf8')) as ReturnType<typeof summary>;
/** What a deploy that runs nothing leaves as it was. */
const traces = async () => [
  await site.fanOuts(),
  (await starts(site)).length,
  await said('firstbox', 'cat /pitrix/log/update_nodes/update_nodes.log | wc -l'),
  await said('boss0', 'wc -l </pitrix/log/boss2/django_manage.log'),
];
const hosts = () => site.lab.record.hosts.map(({ name }) => name);
const trees = async () =>
  Object.fromEntries(
    await Promise.all(hosts().map(async (host) => [host, await fileTree(site.lab, host)] as const)),
  );
const byPath = (one: string, other: string) => (one.slice(2) < other.slice(2) ? -1 : 1);
const all = (component: string, ...groups: string[]) => groups.map((group) => `${component}_${group}`);
const nodes = ['webservice', 'boss', 'hyper', 'proxy'];

test('one deploy brings all of it, and the next plan is empty', async () => {
  const begun = Math.floor(Date.now() / 1000);
  const before = await trees();
  const plan = await site.plan();
  expect(plan.output).toMatch(/Plan: 18 to add, 0 to change, 0 to destroy/);
  expect(summary().parts.slice(0, 2)).toMatchObject([
    { part: 'boss_v1_absent', differing: 'webservice0,boss[0-1],lab1r01n[01-02],proxy0,firstbox' },
    { part: 'notify_webhook' },
  ]);
  expect(Object.keys(plan.actions).sort()).toEqual(
    [
      ...all('boss_v1_absent', ...nodes, 'firstbox'),
      ...all('notify_webhook', ...nodes, 'firstbox'),
      'boss_v2_deployed_boss',
      ...all('boss2_config', 'firstbox', 'boss'),
      ...all('boss2_packages', 'firstbox', 'boss'),
      'web_supervisor_webservice',
      'boss2_cache_firstbox',
      'boss2_health_boss',
    ].sort(),
  );

  const deploy = await site.apply();
  expect(deploy.output).toMatch(/BOSS V2 healthy: 2 of 2 hosts proven/);
  expect(deploy.output).toMatch(/boss_account = "boss@lab\.example"/);
  expect(deploy.exitCode).toBe(0);
  const programs = await said('boss1', 'supervisorctl status');
  expect(programs).toMatch(/^boss2_api +RUNNING/m);
  expect(programs).not.toMatch(/boss_hypervisor/);
  expect(await said('boss1', "dpkg-query -W -f '${Version}' pitrix-boss2-manager")).toBe('2.1.0');
  expect(await said('boss1', 'cat /pitrix/conf/boss2/boss2.yaml')).toMatch(
    /^ +access_key_id: 'LABWAREHOUSEKEY00001'$/m,
  );
  expect(await said('webservice0', 'supervisorctl status websupervisor')).toMatch(/RUNNING/);
  expect(await said('lab1r01n01', 'grep -c alert_receiver /pitrix/conf/global/server.yaml')).toBe('1');

  const after = await trees();
  expect(
    Object.fromEntries(hosts().map((host) => [host, askedFor(host, differences(before[host], after[host]))])),
  ).toEqual(
    Object.fromEntries(
      Object.entries(filesOfTheRunbook).map(([host, lines]) => [host, [...lines].sort(byPath)]),
    ),
  );
  expect(readdirSync(site.environment['TMPDIR'] ?? '')).toEqual([]);

  const values = Object.values(secrets);
  expect(await placesOf(site.lab, hosts(), values, begun)).toEqual(placesOfSecrets);
  const stack = join(folder, 'cdktf.out/stacks/lab');
  const here: Record<string, string> = {
    plan: plan.output,
    // Its file is compressed.
    'the whole plan': (
      await execa('terraform', [`-chdir=${stack}`, 'show', '-json', 'plan'], { env: site.environment })
    ).stdout,
    deploy: deploy.output,
    ...Object.fromEntries(
      filesUnder(folder)
        .filter((path) => basename(path) !== 'identity')
        .map((path) => [path, readFileSync(path, 'latin1')]),
    ),
  };
  expect(Object.keys(here).filter((path) => /tfstate$|cdk\.tf\.json$/.test(path)).length).toBe(2);
  expect(
    Object.keys(here).filter((path) => values.some((secret) => holds(here[path] ?? '', secret))),
  ).toEqual([]);

  const path = site.environment['BOSS_ENVIRONMENT'] ?? '';
  const quiet = await check(path);
  expect(quiet.stdout).toMatch(/^lab: nothing differs on 7 hosts/m);
  expect(quiet.exitCode).toBe(0);
  const second = await site.plan();
  expect(second.output).toMatch(/No changes\./);
  const traced = await traces();
  expect((await site.apply()).exitCode).toBe(0);
  expect(await traces()).toEqual(traced);
}, 600_000);

test('what boss new imports of it is no difference, and a secret that is another one is', async () => {
  const made = await importConfiguration(site, folder);
  expect([made.exitCode, made.stdout]).toEqual([
    0,
    expect.stringMatching(/secrets taken out: warehouse\.access_key_id, warehouse\.secret_access_key$/m),
  ]);
  expect(made.texts).toHaveLength(7);
  const clear = made.texts.filter((text) => Object.values(secrets).some((secret) => holds(text, secret)));
  expect(clear).toEqual([]);
  expect(await made.checked()).toEqual([0, expect.stringMatching(/^made: nothing differs on 7 hosts/m)]);
  const other = await made.checked({ BOSS_SECRET_TOKEN: 'another-token' });
  expect(other).toEqual([2, expect.stringMatching(/boss2_config: 3 of/)]);
}, 120_000);

test('a state that 009be9c saved is as good: the plan is empty', async () => {
  const own = join(folder, 'state/lab.tfstate');
  const kept = readFileSync(own, 'utf8');
  const sums = (text: string) => text.match(/(?<=_2\.1\.0_all\.deb: )[0-9a-f]{64}/g) ?? [];
  // Packages are built anew for each test, and so have other sums.
  const old = readFileSync(join(__dirname, 'fixtures/whole-runbook-009be9c.tfstate'), 'utf8');
  const ours = sums(kept);
  const fixture = sums(old).reduce((text, sum, index) => text.replace(sum, ours[index] ?? ''), old);
  expect(ours.length).toBe(2);
  writeFileSync(own, fixture);
  const plan = await site.plan();
  writeFileSync(own, kept);
  expect(plan.output).toMatch(/No changes\./);
}, 200_000);

test('each part broken by hand shows under that part alone, and one deploy repairs them', async () => {
  await site.lab.break('program-revived', 'lab1r01n01');
  await site.lab.break('boss2-program-stopped', 'boss1');
  await site.lab.break('boss2-conf-changed', 'boss1');
  await site.lab.break('websupervisor-stopped');
  await said('proxy0', "sed -i '1i # by hand' /pitrix/conf/global/server.yaml");
  const night = await check(site.environment['BOSS_ENVIRONMENT'] ?? '', '--json');
  expect(night.exitCode).toBe(3); // a stopped program is bad health as well
  const findings = night.stdout.split('\n').map((line) => JSON.parse(line) as Record<string, string>);
  expect(findings).toContainEqual(
    expect.objectContaining({
      kind: 'drift',
      part: 'boss_v1_absent',
      hosts: 'lab1r01n01',
      subject: 'program boss_daemon',
      wanted: 'absent',
      found: 'running',
    }),
  );
  const page = join(folder, 'page.html');
  await boss('report', site.environment['BOSS_ENVIRONMENT'] ?? '', '--out', page);
  expect(environmentsOf(page)[0]).toMatchObject({
    state: 'unhealthy',
    hostCount: 7,
    drift: expect.arrayContaining([
      expect.objectContaining({ hosts: 'lab1r01n01', subject: 'program boss_daemon', by: 'look' }),
    ]),
    deploys: expect.arrayContaining([expect.objectContaining({ result: 'proven' })]),
  });
  const plan = await site.plan();
  const replaced = 'delete,create';
  expect(plan.actions).toEqual({
    boss_v1_absent_hyper: replaced,
    notify_webhook_proxy: replaced,
    boss_v2_deployed_boss: replaced,
    boss2_config_boss: replaced,
    web_supervisor_webservice: replaced,
    boss2_health_boss: replaced,
  });
  expect([...plan.drift].sort()).toEqual(
    [
      'lab1r01n01: program boss_daemon: wants absent, found running',
      'lab1r01n01: file /etc/supervisor/conf.d/boss_daemon.conf: wants absent, found file',
      'proxy0: file /pitrix/conf/global/server.yaml: wants as /pitrix/conf/variables/global/server.yaml.lab1 on the firstbox, found other content',
      'boss1: programs: wants settled, found unsettled (boss2_worker stopped)',
      'boss1: file boss2.yaml of package pitrix-ks-boss2-conf: wants as boss2.yaml, found other content',
      'webservice0: program websupervisor: wants settled, found stopped',
    ].sort(),
  );
  const file = site.environment['BOSS_ENVIRONMENT'] ?? '';
  expect(await boss('deploy', file)).toMatchObject({ exitCode: 5 }); // nobody can be asked
  const repaired = await boss('deploy', file, '--auto-approve');
  expect(repaired.stdout).toMatch(/^Plan: 6 to add, 0 to change, 6 to destroy\.$/m);
  expect(repaired.stdout).toMatch(/^boss_v1_absent_hyper: .*proven/m);
  expect(repaired.exitCode).toBe(0);
  expect((await starts(site)).length).toBe(1);
  const last = await boss('plan', file);
  expect(last.stdout).toMatch(/^lab: nothing differs on 7 hosts/m);
  expect(last.stdout).toMatch(/^No changes\./m);
  expect(last.exitCode).toBe(0);
}, 400_000);
