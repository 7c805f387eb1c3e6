/*
 * verifies: the web supervisor, from not installed on
 *   1. the plan names webservice and what is missing; the deploy builds, pushes and proves it; the next plan is empty
 *   2. a second deploy runs nothing; fan-outs are counted
 *   3. a stopped program, and a package that was taken away, show under this part alone and are repaired
 *   4. a build that fails, and a node whose apt does not reach the repository, end in the right words
 *   5. two hosts: the second is not touched when the first is not well after its push
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { type Site, startSite } from './site';

const packageName = 'pitrix-ks-webservice-websupervisor';
let site: Site;
beforeAll(async () => {
  site = await startSite('web-supervisor', { hosts: 20 });
  ask('webSupervisor: present');
}, 300_000);
afterAll(() => site.down());

function ask(wish: string): void {
  const file = site.environment['BOSS_ENVIRONMENT'] ?? '';
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^boss:\n {2}.*$/m, `boss:\n  ${wish}`));
}
const status = async (host: string) => (await site.lab.exec(host, 'supervisorctl status')).stdout;
const updates = async () =>
  (
    await site.lab.exec(
      'firstbox',
      'cut -d" " -f3- /pitrix/log/update_nodes/update_nodes.log 2>/dev/null || true',
    )
  ).stdout
    .trim()
    .split('\n');
const updating = (host: string) => `Updating [${host}] with [${packageName}]`;
const missing = (host: string) => [
  `${host}: package ${packageName}: wants installed, found absent`,
  `${host}: program websupervisor: wants settled, found absent`,
];

test('from plan to proof to empty plan, one host after the other', async () => {
  const first = await site.plan();
  expect(first.actions).toEqual({ web_supervisor_webservice: 'create' });
  expect(first.drift).toEqual([...missing('webservice0'), ...missing('webservice1')]);
  const before = await site.fanOuts();

  const deploy = await site.apply();
  expect(deploy.output).toMatch(/websupervisor from pitrix-ks-webservice-websupervisor: 2 of 2 hosts proven/);
  expect(deploy.output).toMatch(
    /web_supervisor_hosts_line = "<address of console\.lab\.example> supervisor\.lab\.example"/,
  );
  expect(deploy.exitCode).toBe(0);
  expect(await updates()).toEqual([updating('webservice0'), updating('webservice1')]);
  // The first host, the first with the second in between, then the proof of both.
  expect((await site.fanOuts()) - before).toBe(3);
  expect(await status('webservice1')).toMatch(/^websupervisor +RUNNING/m);

  const second = await site.plan();
  expect(second.output).toMatch(/No changes\./);
  const looked = await site.fanOuts();
  expect((await site.apply()).exitCode).toBe(0);
  expect([await site.fanOuts(), (await updates()).length]).toEqual([looked, 2]);
}, 240_000);

test('a stopped program shows with its host and is repaired, there only and with two fan-outs', async () => {
  await site.lab.break('websupervisor-stopped', 'webservice1');
  const pid = async () => (await site.lab.exec('webservice0', 'supervisorctl pid websupervisor')).stdout;
  const before = await pid();
  const plan = await site.plan();
  expect(plan.actions).toEqual({ web_supervisor_webservice: 'delete,create' });
  expect(plan.drift).toEqual(['webservice1: program websupervisor: wants settled, found stopped']);
  const looked = await site.fanOuts();
  expect((await site.apply()).exitCode).toBe(0);
  expect((await site.fanOuts()) - looked).toBe(2);
  expect((await updates()).slice(2)).toEqual([updating('webservice1')]);
  expect(await pid()).toBe(before);
  expect((await site.plan()).actions).toEqual({});
}, 120_000);

test('a build that fails pushes nothing and says so; the deploy after the mend repairs', async () => {
  await site.lab.exec('webservice0', `dpkg --purge ${packageName} && supervisorctl update`);
  await site.lab.break('package-build-fails');
  const failed = await site.deploy();
  expect(failed.exitCode).toBe(1);
  expect(failed.output).toMatch(
    /webservice0: websupervisor from \S+: package pitrix-ks-webservice-websupervisor: expected installed, found absent; program websupervisor: expected settled, found absent/,
  );
  expect(failed.output.replaceAll(/\s+/g, ' ')).toMatch(
    /firstbox: build and push ended with 1 and said: Building \[pitrix-ks-webservice-websupervisor\] \.\.\. Error!; build_pkgs\.py ended with 1 and left no new pitrix-ks-webservice-websupervisor under \/pitrix\/repo: nothing was pushed/,
  );
  expect((await updates()).length).toBe(3);

  await site.lab.mend('package-build-fails');
  const plan = await site.plan();
  expect(plan.drift).toEqual(missing('webservice0'));
  expect((await site.apply()).exitCode).toBe(0);
  expect((await site.plan()).actions).toEqual({});
}, 180_000);

test('apt does not reach the repository: said, and the next host is not touched', async () => {
  await site.lab.break('repo-unreachable', 'webservice0');
  await site.lab.exec('webservice0', `apt-get -qq -y remove ${packageName}; supervisorctl update`);
  await site.lab.break('websupervisor-stopped', 'webservice1');
  const failed = await site.deploy();
  expect(failed.exitCode).toBe(1);
  expect(failed.output.replaceAll(/\s+/g, ' ')).toMatch(
    /update\.sh of pitrix-ks-webservice-websupervisor on webservice0 ended with 0, apt said: W: .*: what is installed there may be the old one; in full: \/pitrix\/log\/update_nodes\/update_webservice0\.log; webservice1 not touched/,
  );
  expect((await updates()).at(-1)).toBe(updating('webservice0'));
  expect(await status('webservice1')).toMatch(/^websupervisor +STOPPED/m);

  await site.lab.mend('repo-unreachable', 'webservice0');
  expect((await site.deploy()).exitCode).toBe(0);
  expect((await site.plan()).actions).toEqual({});
}, 180_000);
