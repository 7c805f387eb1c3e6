/**
 * verifies, with four hypers and two proxies: 1. a first deploy goes wave by wave, the proxy with the virtual address last, and says so
 * 2. the address is looked for on the hosts when it is needed; where two hold it that is said  3. a canary, or the first of a pair, that fails
 * leaves the others untouched, and the next deploy brings all  4. within maxUnreachable dead hypers are listed by every plan and deploy, the
 * others are changed, the plan is empty; back again they are drift like any other  5. more than that is a blocker
 * 6. one that dies after the plan is passed over and named, never called proven  7. one that dies in the middle of its change is a failure
 * whatever the policy, and said to be changed or not, nobody knows  8. within maxFailPercentage a hyper that fails does not hold up the
 * others; the deploy fails, what comes behind waits, the next plan names that hyper alone
 */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Site, startSite } from './site';

let site: Site;
beforeAll(async () => {
  site = await startSite('rollout', { hosts: 12 });
}, 300_000);
afterAll(() => site.down());

const hypers = ['lab1r01n01', 'lab1r01n02', 'lab1r01n03', 'lab1r01n04'] as const;
const [canary, second, third, fourth] = hypers;

/** Journals of the runs that were, in their order. */
const journals = async () =>
  (await site.lab.exec('firstbox', 'ls -tr /var/log/boss-cdktf/lab1/n* || true')).stdout.split('\n');
/** Hosts of each change in their order, as journals have them that were not there before. */
const changes = async (before: readonly string[] = []) => {
  const own = (await journals()).filter((file) => !before.includes(file));
  const { stdout } = await site.lab.exec('firstbox', `grep -hE '^@@[0-9a-f]+ changing ' ${own.join(' ')}`);
  return stdout
    .split('\n')
    .map((line) => line.split(' ').slice(2).join(','))
    .filter((hosts) => hosts !== '' && hosts !== 'firstbox');
};
const outdir = () => site.environment['CDKTF_OUTDIR'] ?? '';
interface Result {
  readonly hosts: readonly { readonly host: string; readonly result: string; readonly changed?: unknown }[];
}
/** How the hosts of a group came out of the last deploy, as its file says. */
const outcomes = (group: string) => {
  const file = join(outdir(), `stacks/lab/converge/boss_v1_absent_${group}.result.json`);
  return (JSON.parse(readFileSync(file, 'utf8')) as Result).hosts;
};
const results = (group: string) => outcomes(group).map(({ host, result }) => `${host} ${result}`);
const daemonConf = '/etc/supervisor/conf.d/boss_daemon.conf';
const hypervisorConf = '/etc/supervisor/conf.d/boss_hypervisor.conf';
const status = async (host: string) =>
  (await site.lab.exec(host, 'supervisorctl pid boss_daemon; ls /etc/supervisor/conf.d')).stdout;
const address = (host: string, action: 'add' | 'del') =>
  site.lab.exec(host, `ip addr ${action} 10.77.200.1/16 dev eth0`);

test('from nothing: hypers and pairs wave by wave, the proxy with the virtual address last', async () => {
  await site.plan();
  const { exitCode, output } = await site.apply();
  expect(output).toMatch(
    /wave 1 of 3: lab1r01n01\b[^]*wave 2 of 3: lab1r01n02\b[^]*wave 3 of 3: lab1r01n03, lab1r01n04/,
  );
  expect(output).toMatch(/proxy0 holds 10\.77\.200\.1 \(proxy\): it is changed last/);
  expect(output).toMatch(/hosts: 4 proven \(4 changed\), 0 unreachable, 0 unreadable, 0 failed, 0 skipped/);
  expect(exitCode).toBe(0);
  expect(await changes()).toEqual([
    'webservice0',
    'boss0',
    'boss1',
    canary,
    second,
    `${third},${fourth}`,
    'proxy1',
    'proxy0',
  ]);
  expect(results('hyper')).toEqual(hypers.map((host) => `${host} proven`));
  expect((await site.plan()).actions).toEqual({});
}, 300_000);

test('the holder is the one that has the address when the deploy runs; two of them are told', async () => {
  await address('proxy0', 'del');
  await address('proxy1', 'add');
  await site.lab.break('site-revived', 'proxy0');
  await site.lab.break('site-revived', 'proxy1');
  await site.plan();
  let seen = await journals();
  const moved = await site.apply();
  expect([moved.exitCode, await changes(seen)]).toEqual([0, ['proxy0', 'proxy1']]);
  await address('proxy0', 'add');
  await site.lab.break('site-revived', 'proxy0');
  await site.lab.break('site-revived', 'proxy1');
  await site.plan();
  seen = await journals();
  const both = await site.apply();
  expect(both.output).toMatch(
    /not exactly one host is seen to hold 10\.77\.200\.1 \(proxy\): proxy0 yes, proxy1 yes; hosts are changed in the order of their names/,
  );
  expect([both.exitCode, await changes(seen)]).toEqual([0, ['proxy0', 'proxy1']]);
  await address('proxy1', 'del');
}, 300_000);

test('a canary that fails leaves the others as they were, and so does the first of a pair', async () => {
  for (const host of hypers) await site.lab.break('program-revived', host);
  await site.lab.exec(canary, `mount --bind ${daemonConf} ${daemonConf}`); // busy: it cannot be removed
  const before = await Promise.all([second, third, fourth].map(status));
  await site.plan();
  const seen = await journals();
  const failed = await site.apply();
  expect(failed.exitCode).toBe(1);
  expect(failed.output).toMatch(
    /hosts: 0 proven \(0 changed\), 0 unreachable, 0 unreadable, 1 failed, 3 skipped/,
  );
  expect(failed.output).toMatch(
    / {2}skipped: lab1r01n03: not touched, for wave 1 of 3 was not proven: lab1r01n01/,
  );
  expect(await changes(seen)).toEqual([canary]);
  expect(results('hyper')).toEqual([
    `${canary} failed`,
    ...[second, third, fourth].map((host) => `${host} skipped`),
  ]);
  expect(await Promise.all([second, third, fourth].map(status))).toEqual(before);

  await site.lab.exec(canary, `umount ${daemonConf}`);
  for (const host of ['boss0', 'boss1']) await site.lab.break('program-revived', host);
  await site.lab.exec('boss0', `mount --bind ${hypervisorConf} ${hypervisorConf}`);
  const pair = await site.deploy();
  expect([pair.exitCode, results('boss')]).toEqual([1, ['boss0 failed', 'boss1 skipped']]);
  expect((await site.lab.exec('boss1', 'supervisorctl status boss_hypervisor')).stdout).toMatch(/RUNNING/);
  await site.lab.exec('boss0', `umount ${hypervisorConf}`);
  expect((await site.deploy()).exitCode).toBe(0);
  expect((await site.plan()).actions).toEqual({});
}, 400_000);

const file = () => site.environment['BOSS_ENVIRONMENT'] ?? '';

test('F8 within maxFailPercentage a hyper with a read-only disk fails alone, and what comes behind waits', async () => {
  const kept = readFileSync(file(), 'utf8');
  appendFileSync(file(), 'rollout: { hyper: { maxFailPercentage: 25 } }\n');
  for (const host of hypers) await site.lab.break('program-revived', host);
  await site.lab.break('site-revived', 'proxy0');
  const folder = '/etc/supervisor/conf.d';
  await site.lab.exec(second, `mount --bind ${folder} ${folder} && mount -o remount,bind,ro ${folder}`);
  await site.plan();
  const seen = await journals();
  const failed = await site.apply();
  expect(failed.exitCode).toBe(1);
  expect(failed.output).toMatch(/wave 2 was not proven: lab1r01n02.*the next one begins/);
  expect(failed.output).toMatch(
    /hosts: 3 proven \(3 changed\), 0 unreachable, 0 unreadable, 1 failed, 0 skipped/,
  );
  expect(await changes(seen)).toEqual([canary, second, `${third},${fourth}`]);
  expect(results('hyper')).toEqual(hypers.map((host) => `${host} ${host === second ? 'failed' : 'proven'}`));

  const next = await site.plan();
  expect(next.actions).toEqual({ boss_v1_absent_hyper: 'delete,create', boss_v1_absent_proxy: 'create' });
  expect([...new Set(next.drift.map((line) => line.split(':')[0]))].sort()).toEqual([second, 'proxy0']);
  await site.lab.exec(second, `umount ${folder}`);
  expect((await site.deploy()).exitCode).toBe(0);
  expect((await site.plan()).actions).toEqual({});
  writeFileSync(file(), kept);
}, 400_000);

describe('with a hyper that may be unreachable', () => {
  let text: string;
  beforeAll(() => {
    text = readFileSync(file(), 'utf8');
    appendFileSync(file(), 'rollout: { hyper: { maxUnreachable: 1 } }\n');
  });
  afterAll(() => writeFileSync(file(), text));

  test('it is listed until it answers, the others are changed, and back again it is drift', async () => {
    await site.lab.break('conf-revived', second);
    await site.lab.break('conf-revived', fourth);
    await site.lab.break('sshd-frozen', fourth);
    const plan = await site.plan();
    expect(plan.drift).toEqual([`${second}: file ${daemonConf}: wants absent, found file`]);
    const listed = expect.stringMatching(
      /^lab1r01n04: skipped \(unreachable: .*timed out.*maxUnreachable allows 1;/,
    ) as string;
    expect(site.warnings()).toEqual([listed]);
    const seen = await journals();
    const { exitCode, output } = await site.apply();
    expect(output).toMatch(/3 of 3 hosts proven \(1 changed, 2 already so\)/);
    expect(output).toMatch(/hosts: 3 proven \(1 changed\), .* 1 skipped/);
    expect(output).toMatch(/ {2}skipped: lab1r01n04: unreachable at plan time: .*timed out/);
    expect(exitCode).toBe(0);
    expect(await changes(seen)).toEqual([`${canary},${second},${third}`.split(',').sort().join(',')]);
    expect((await site.plan()).output).toMatch(/No changes\./);
    expect(site.warnings()).toEqual([listed]);

    await site.lab.break('sshd-frozen', third);
    const two = await site.plan();
    expect(two.planned).toBe(false);
    expect(two.output).toMatch(
      /lab1r01n03: unreachable: .*rollout\.hyper\.maxUnreachable allows 1.*\n.*lab1r01n04: unreachable: /,
    );
    await site.lab.mend('sshd-frozen', third);
    await site.lab.mend('sshd-frozen', fourth);
    expect((await site.plan()).drift).toEqual([`${fourth}: file ${daemonConf}: wants absent, found file`]);
    expect(site.warnings()).toEqual([]);
    expect((await site.apply()).exitCode).toBe(0);
    expect((await site.plan()).actions).toEqual({});
  }, 300_000);

  test('one that dies after the plan is passed over, named, and not proven', async () => {
    await site.lab.break('conf-revived', second);
    await site.plan();
    await site.lab.break('node-unreachable', third);
    const { exitCode, output } = await site.apply();
    expect(exitCode).toBe(0);
    expect(output).toMatch(/ {2}unreachable: lab1r01n03: .*Error: The node \[lab1r01n03\] is unreachable/);
    expect(output).toMatch(/3 of 4 hosts proven \(1 changed, 2 already so\)/);
    expect(results('hyper')).toContain(`${third} unreachable`);
    await site.plan();
    expect(site.warnings()).toEqual([expect.stringContaining(`${third}: skipped (unreachable`)]);
    await site.lab.mend('node-unreachable', third);
    expect((await site.plan()).actions).toEqual({});
  }, 300_000);

  test('one that dies in the middle of its change fails the deploy, and may be changed', async () => {
    appendFileSync(file(), 'fanOut: { hostTimeoutSeconds: 25 }\n');
    const held = '/usr/bin/mv';
    await site.lab.break('conf-revived', third);
    await site.plan();
    // It is held where it takes the file away, and then its cable is pulled.
    await site.lab.exec(
      third,
      `cp -p ${held} ${held}.real && printf '%s\\n' '#!/bin/bash' 'case $* in *boss_daemon.conf*) touch /run/held; sleep 60 ;; esac' 'exec ${held}.real "$@"' >${held}`,
    );
    const apply = site.apply();
    const seen = await site.lab.exec(
      third,
      'for i in {1..600}; do [ ! -e /run/held ] || exit 0; sleep 0.1; done; exit 1',
    );
    await site.lab.break('node-unreachable', third);
    const { exitCode, output } = await apply;
    expect([seen.exitCode, exitCode]).toEqual([0, 1]);
    expect(output).toMatch(
      /lab1r01n03: unreachable: no answer came; its change was sent, so it may be changed/,
    );
    expect(outcomes('hyper')[2]).toMatchObject({ host: third, result: 'unreachable', changed: 'unknown' });
    await site.plan();
    expect(site.warnings()).toContainEqual(expect.stringContaining(`${third}: skipped (unreachable`));
    await site.lab.exec(third, `${held}.real -f ${held}.real ${held}`);
    await site.lab.mend('node-unreachable', third);
    expect((await site.deploy()).exitCode).toBe(0);
    expect((await site.plan()).actions).toEqual({});
  }, 400_000);
});
