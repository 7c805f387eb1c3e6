/*
 * verifies: a zone in which the group boss has nobody yet
 *   1. that is a difference of every part that the deploy job makes hosts for; one deploy makes and proves them all; empty plan
 *   2. without a job it stops the plan
 */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Site, startSite } from '../site';
import { starts, wish } from './wish';

let site: Site;
beforeAll(async () => {
  site = await startSite('boss-made', { hosts: 7 });
  const folder = dirname(site.environment['BOSS_ENVIRONMENT'] ?? '');
  writeFileSync(join(folder, 'boss2.yaml'), 'modules:\n  enable: [boss2.overview]\n');
  await site.lab.exec('firstbox', "echo 'nodes=(  );' >/pitrix/conf/nodes/boss");
}, 300_000);
afterAll(() => site.down());

test('one deploy makes the hosts, and brings them what comes after', async () => {
  wish(site, 'boss:\n  v2:\n    deploy: added\n    config: { backEnd: boss2.yaml }\n    cache: current');
  const plan = await site.plan();
  expect(plan.actions).toEqual({
    boss_v2_deployed_boss: 'create',
    boss2_config_firstbox: 'create',
    boss2_config_boss: 'create',
    boss2_cache_firstbox: 'create',
    boss2_health_boss: 'create',
  });
  expect(plan.drift.filter((line) => line.startsWith('group boss'))).toEqual([
    'group boss: hosts: wants some, found none',
    'group boss: hosts: wants some, found none',
  ]);

  const deploy = await site.apply();
  expect(deploy.output).toMatch(/group boss has the hosts boss0, boss1 now/);
  expect(deploy.output).toMatch(/boss2\.yaml from pitrix-ks-boss2-conf: 2 of 2 hosts proven/);
  expect(deploy.output).toMatch(/BOSS V2 healthy: 2 of 2 hosts proven/);
  expect([deploy.exitCode, (await starts(site)).length]).toEqual([0, 1]);
  expect((await site.plan()).output).toMatch(/No changes\./);
}, 300_000);

test('where no job makes hosts, an empty group has no plan', async () => {
  wish(site, 'boss:\n  v1: absent\n  v2:\n    deploy: added');
  await site.lab.exec('firstbox', "echo 'nodes=(  );' >/pitrix/conf/nodes/boss");
  const { planned, output } = await site.plan();
  expect(planned).toBe(false);
  expect(output.replaceAll(/\s+/g, ' ')).toMatch(
    /1\. boss_v1_absent: [^.]*BLOCKED group boss: unreadable: group boss: \S+ names no host/,
  );
  expect(output).not.toMatch(/boss_v2_deployed_boss_refused/);
}, 120_000);

test('with the platform: one key of the file that it is installed from, and nothing else', async () => {
  wish(site, 'boss:\n  v2:\n    deploy: with-the-platform');
  const file = '/pitrix/config/variables.lab1.yaml';
  const before = (await site.lab.exec('firstbox', `cat ${file}`)).stdout;
  const plan = await site.plan();
  expect(plan.actions['boss_v2_requested_firstbox']).toBe('create');
  expect(plan.drift).toContain('  +  deploy_boss: 1');
  expect((await site.apply()).exitCode).toBe(0);
  const after = (await site.lab.exec('firstbox', `cat ${file}`)).stdout;
  expect(after).toBe(before.replace('deploy_boss: 0', 'deploy_boss: 1'));
  expect((await starts(site)).length).toBe(1);
  expect((await site.plan()).output).toMatch(/No changes\./);
}, 120_000);
