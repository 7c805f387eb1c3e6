/**
 * verifies, where something cannot be written:
 *   1. no room for backups on the firstbox: what would be removed or edited is whole; no room beside an edited file: the same
 *   2. nodes: what needs no room is done with /tmp full or read-only, what cannot be written is told by host and the file there is whole
 *   3. /tmp of the firstbox full or read-only: exec_nodes.sh cannot run, its own words stand at every host, in plan and deploy, and nothing
 *      is changed but a host that is its group's only one, by plain ssh; with that engine the same plan is made
 *   4. after all mends one deploy brings the rest, and the plan is empty
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { wish } from './boss-v2/wish';
import { type Site, startSite } from './site';

let site: Site;
beforeAll(async () => {
  site = await startSite('disk-full');
  wish(site, 'boss:\n  v1: absent\n  notifyWebhook: { proxyVips: { lab1: 10.77.200.1 } }');
}, 300_000);
afterAll(() => site.down());

const said = async (host: string, script: string) => (await site.lab.exec(host, script)).stdout.trim();
const nodes = ['webservice0', 'boss0', 'boss1', 'proxy0', 'lab1r01n01', 'lab1r01n02'];
/** Everything of a host that a deploy would change. */
const everything = (host: string) =>
  said(
    host,
    '{ find /pitrix/conf /etc/supervisor /etc/nginx/sites-* ! -name .lab-* \\( -type l -print -o -type f -exec sha256sum {} + \\); find /var/backups/boss-cdktf -type f; } 2>/dev/null | sort',
  );

test('no room for backups on the firstbox: nothing is removed or edited there', async () => {
  const before = await everything('firstbox');
  await site.lab.break('disk-full', 'firstbox');
  const deploy = await site.deploy();
  expect(deploy.exitCode).toBe(1);
  expect(deploy.output).toMatch(/No space left on device/);
  expect(deploy.output).toMatch(/no backup of \S+boss\.yaml\.lab1 could be made, so it was not changed/);
  expect(await everything('firstbox')).toBe(before);
  await site.lab.mend('disk-full', 'firstbox');
  expect((await site.deploy()).exitCode).toBe(0);
  expect((await site.plan()).actions).toEqual({});
}, 240_000);

test('no room beside an edited file: it stays whole, and nothing lies beside it', async () => {
  await site.lab.break('webhook-value-back');
  const look = () => said('firstbox', 'cd /pitrix/conf/variables/global && sha256sum * && ls -A');
  const before = await look();
  await site.lab.break('disk-full', 'firstbox');
  await said('firstbox', 'rm /var/backups/.lab-fills-the-disk');
  const deploy = await site.deploy();
  expect(deploy.exitCode).toBe(1);
  expect(deploy.output).toMatch(/said: kept as \S+\/server\.yaml\.lab1; sed: .*No space left on device/);
  expect(await look()).toBe(before);
  await site.lab.mend('disk-full', 'firstbox');
  expect((await site.deploy()).exitCode).toBe(0);
  expect((await site.plan()).actions).toEqual({});
}, 240_000);

test('nodes: what needs no room is done, what cannot be written is told by host, and the next deploy brings it', async () => {
  await site.lab.break('tmp-full', 'boss0');
  await site.lab.break('tmp-readonly', 'proxy0');
  await site.lab.break('disk-full', 'lab1r01n01');
  await site.lab.break('program-revived', 'boss0');
  await site.lab.break('site-revived', 'proxy0');
  await site.lab.break('push-forgotten');
  const before = await everything('lab1r01n01');
  const deploy = await site.deploy();
  expect(deploy.exitCode).toBe(1);
  // The proxies come after the hypers, one of which fails: theirs is brought by the next deploy.
  for (const host of ['boss0', 'lab1r01n02'])
    expect(deploy.output).toMatch(
      new RegExp(`${host}  \\S+server\\.yaml from pitrix-global-conf: done and proven`),
    );
  expect(deploy.output).toMatch(/boss0 {2}supervisor programs absent: .*: done and proven/);
  expect(deploy.output).toMatch(/proxy0 {2}nginx site absent: boss\.conf: done and proven/);
  expect(deploy.output).toMatch(/lab1r01n01: \S+server\.yaml from pitrix-global-conf: file .* expected as /);
  expect(deploy.output).toMatch(/Updating \[lab1r01n01\] with \[pitrix-global-conf\] \.\.\. Error!/);
  expect(await everything('lab1r01n01')).toBe(before);
  expect(await said('lab1r01n01', 'ls -A /pitrix/conf/global')).toBe('.lab-fills-the-disk\nserver.yaml');

  await site.lab.mend('tmp-full', 'boss0');
  await site.lab.mend('tmp-readonly', 'proxy0');
  await site.lab.mend('disk-full', 'lab1r01n01');
  expect((await site.deploy()).exitCode).toBe(0);
  expect((await site.plan()).actions).toEqual({});
}, 240_000);

test.each([
  ['tmp-full', 'No space left on device'],
  ['tmp-readonly', 'Read-only file system'],
] as const)(
  '%s on the firstbox',
  async (fault, words) => {
    const file = site.environment['BOSS_ENVIRONMENT'] ?? '';
    const text = readFileSync(file, 'utf8');
    await site.lab.break('conf-revived', 'webservice0');
    await site.lab.break('program-revived', 'boss0');
    await site.lab.break('program-revived', 'lab1r01n01');
    const healthy = await site.plan();
    const others = ['firstbox', ...nodes.filter((host) => host !== 'webservice0')];
    const before = await Promise.all(others.map(everything));
    await site.lab.break(fault, 'firstbox');
    // One host alone is reached without it; the proof of several takes exec_nodes.sh.
    const deploy = await site.apply();
    expect(deploy.exitCode).toBe(1);
    expect(deploy.output).toMatch(/webservice0 {2}supervisor programs absent: .*: done and proven/);
    expect(deploy.output).toMatch(new RegExp(`boss0: unreachable: no answer came; [^]*${words}`));
    expect(await Promise.all(others.map(everything))).toEqual(before);
    const plan = await site.plan();
    expect(plan.planned).toBe(false);
    for (const group of ['webservice0', 'boss\\[0-1\\]', 'lab1r01n\\[01-02\\]', 'proxy0'])
      expect(plan.output).toMatch(new RegExp(`${group}: unreachable: .*${words}`));

    writeFileSync(file, text.replace('boss:', 'fanOut: { engine: ssh }\nboss:'));
    const withSsh = await site.plan();
    writeFileSync(file, text);
    expect(withSsh.drift).toEqual(healthy.drift.filter((line) => !line.startsWith('webservice0')));
    await site.lab.mend(fault, 'firstbox');
    expect((await site.deploy()).exitCode).toBe(0);
    expect((await site.plan()).actions).toEqual({});
  },
  240_000,
);
