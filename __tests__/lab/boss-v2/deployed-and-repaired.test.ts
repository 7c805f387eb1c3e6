/*
 * verifies: BOSS V2, from not deployed on
 *   1. the plan names the boss nodes and shows what the file for the job will differ in from the template; the deploy starts one
 *      job, tells its log, proves the programs; the file is the template with two keys changed; the next plan is empty
 *   2. a second deploy runs nothing
 *   3. a stopped program shows with its host and its name, and is started without a job; nothing else is restarted
 *   4. cronus, on an empty group, is made by a job of its own; its hosts are taken over; the next plan is empty
 *   5. a key that the template has not, stops the plan
 */
import { type Site, startSite } from '../site';
import { starts, wish } from './wish';

let site: Site;
beforeAll(async () => {
  site = await startSite('boss-v2-deployed');
  wish(
    site,
    "boss:\n  v2:\n    deploy: added\n    vmVariables:\n      boss_mgmt_network_address: ['10.77.0.9', '']",
  );
}, 300_000);
afterAll(() => site.down());

const variables = '/pitrix/config/vm_variables.lab1.yaml';
const template = '/pitrix/config/templates/vm_variables.template.yaml';
const say = async (command: string, host: string = 'firstbox') =>
  (await site.lab.exec(host, command)).stdout.trim();

test('from plan over one job to proof to empty plan', async () => {
  await say(`echo 'deploy_old: 1' >${variables}; chmod 640 ${variables}`);
  const plan = await site.plan();
  expect(plan.output).not.toMatch(/deploy_old/);
  expect(plan.actions).toEqual({ boss_v2_deployed_boss: 'create', boss2_health_boss: 'create' });
  const django = '/pitrix/bin/boss2-manager/django_manage.sh';
  expect(plan.drift.slice(0, 9)).toEqual([
    `boss0: file ${django}: wants file, found absent`,
    `  --- ${template}`,
    `  +++ ${variables}`,
    '  @@ -6,1 +6,1 @@',
    '  -deploy_boss: 0',
    '  +deploy_boss: 1',
    '  @@ -8,1 +8,1 @@',
    "  -boss_mgmt_network_address: ['', '']",
    "  +boss_mgmt_network_address: ['10.77.0.9', '']",
  ]);

  const deploy = await site.apply();
  expect(deploy.output).toMatch(/boss deployed: 2 of 2 hosts proven \(2 changed, 0 already so\)/);
  expect(deploy.output).toMatch(/its programs run: 2 of 2 hosts proven/);
  expect(deploy.output).toMatch(/firstbox {2}job j-\w+ started: \/pitrix\/config\/vm_variables/);
  expect(deploy.output).toMatch(/firstbox {2}\d+ s: \S+ \S+ Deploying boss in lab1/);
  expect(deploy.exitCode).toBe(0);
  expect(await starts(site)).toHaveLength(1);
  expect(await say(`diff ${template} ${variables} | grep -c '^[<>]'; stat -c %a ${variables}`)).toBe(
    '4\n640',
  );
  expect(await say('cat /var/backups/boss-cdktf/*/vm_variables.lab1.yaml; ls -A /pitrix/config')).toBe(
    'deploy_old: 1\ntemplates\nvariables.lab1.yaml\nvm_variables.lab1.yaml',
  );
  expect(await say('supervisorctl status', 'boss1')).toMatch(/^boss2_worker +RUNNING/m);

  expect((await site.plan()).output).toMatch(/No changes\./);
  expect((await site.apply()).exitCode).toBe(0);
  expect(await starts(site)).toHaveLength(1);
}, 300_000);

test('a stopped program shows with its host and is started, no other and by no job', async () => {
  await site.lab.break('boss2-program-stopped', 'boss1');
  const pid = async () => say('supervisorctl pid boss2_api', 'boss1');
  const before = await pid();
  const plan = await site.plan();
  expect(plan.drift).toEqual(['boss1: programs: wants settled, found unsettled (boss2_worker stopped)']);
  const deploy = await site.apply();
  expect(deploy.output).toMatch(/boss1 {2}its programs run: done and proven/);
  expect([deploy.exitCode, await pid(), (await starts(site)).length]).toEqual([0, before, 1]);
  expect((await site.plan()).actions).toEqual({});
}, 240_000);

test('cronus: a group without hosts is a difference; the job makes them', async () => {
  await site.lab.break('cronus-missing');
  wish(site, 'boss:\n  v2:\n    deploy: added\ncomponents:\n  cronus:\n    is_cronus_master_zone: 1');
  const plan = await site.plan();
  expect(plan.actions).toEqual({ cronus_deployed_influxdb: 'create', boss2_health_boss: 'delete,create' });
  expect(plan.drift[0]).toBe('group influxdb: hosts: wants some, found none');
  expect(plan.drift).toContain('  +is_cronus_master_zone: 1');
  const deploy = await site.apply();
  expect(deploy.output).toMatch(/group influxdb has the hosts zoocassa0 now/);
  expect(deploy.output).toMatch(/cronus deployed: 1 of 1 hosts proven/);
  expect([deploy.exitCode, (await starts(site)).length]).toEqual([0, 2]);
  expect(await say('supervisorctl status influxdb', 'zoocassa0')).toMatch(/RUNNING/);
  expect((await site.plan()).output).toMatch(/No changes\./);
}, 300_000);

test('a key that the template has not stops the plan, where a job would be needed only', async () => {
  const text = 'boss:\n  v2:\n    deploy: added\n    vmVariables:\n      boss_adress: x';
  wish(site, text);
  expect((await site.plan()).output).toMatch(/No changes\.|destroy/);
  await say('rm /pitrix/bin/boss2-manager/django_manage.sh', 'boss0');
  const plan = await site.plan();
  expect(plan.planned).toBe(false);
  expect(plan.output.replaceAll(/\s+/g, ' ')).toMatch(
    /BLOCKED firstbox: unreadable: file \S+vm_variables\.template\.yaml: there is no key `boss_adress` in it/,
  );
}, 120_000);
