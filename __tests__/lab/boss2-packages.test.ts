/*
 * verifies: an upgrade of BOSS V2, deployed by the platform's own job
 *   1. the plan names what is missing where; the deploy sends, scans, updates one node after the other, migrates once, and proves it;
 *      the next plan is empty and a second deploy runs nothing; nothing is left on the firstbox but what was asked for
 *   2. a package that was downgraded on one node is repaired there only, and the database is left alone
 *   3. a first node that is not well: the second is not touched, also not by the next deploy, until it is
 *   4. migrate fails: said, noted, shown by the next plan, and made good by the next deploy; a build that fails pushes nothing
 *   5. a newer package in the repository and a changed one under an old name stop the plan with a cure; a file that was sent
 *      already may be missing here, one that has to be sent may not
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { makeDeb } from '../../lab/make-deb';
import { installerOf } from './installer-for-tests';
import { type Site, startSite } from './site';

const manager = 'pitrix-boss2-manager';
const transit = 'pitrix-transit-upload-server';
const web = 'pitrix-boss2-web';
const consolePackage = 'pitrix-ks-boss2-console';
let site: Site;
let folder: string;
beforeAll(async () => {
  site = await startSite('boss2-packages', { hosts: 7 });
  folder = join(project(), 'packages');
  mkdirSync(folder);
  const installer = installerOf(site.lab);
  await installer.wish('boss');
  await installer.job('successful');
}, 300_000);
afterAll(() => site.down());

const environmentFile = () => site.environment['BOSS_ENVIRONMENT'] ?? '';
const project = () => join(environmentFile(), '..');
const on = async (host: string, script: string) => (await site.lab.exec(host, script)).stdout.trim();
const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

interface Wish {
  readonly name: string;
  readonly version: string;
  readonly file: string;
  readonly sum: string;
}
async function packed(name: Parameters<typeof makeDeb>[1], version: string): Promise<Wish> {
  const file = await makeDeb(folder, name, version);
  return { name, version, file, sum: sha256(file) };
}

/** The environment file asks for these packages and for nothing else. */
function want(backEnd: readonly Wish[], frontEnd: readonly Wish[]): void {
  const list = (wishes: readonly Wish[]) =>
    wishes.map(
      ({ name, version, sum, file }) =>
        `        - { name: ${name}, version: '${version}', sha256: '${sum}', file: packages/${basename(file)} }\n`,
    );
  const v2 = `boss:\n  v2:\n    deploy: added\n    packages:\n      backEnd:\n${list(backEnd).join('')}      frontEnd:\n${list(frontEnd).join('')}`;
  writeFileSync(environmentFile(), readFileSync(environmentFile(), 'utf8').replace(/^boss:\n[^]*$/m, v2));
}

/** Calls of update.sh since the platform's own job, in their order. */
const updates = async () =>
  (await on('firstbox', 'cut -d" " -f3- /pitrix/log/update_nodes/update_nodes.log')).split('\n');
const managed = async (host: string) =>
  (await on(host, 'cut -d" " -f3- /pitrix/log/boss2/django_manage.log')).split('\n');
const changesOf = async (host: string) =>
  (await managed(host)).filter((word) => !['areyouok', 'versions'].includes(word));
const migrations = () => changesOf('boss0');
const version = (host: string, name: string) => on(host, `dpkg-query -W -f '\${Version}' ${name}`);
const left = () =>
  on(
    'firstbox',
    'ls -A /var/lib/boss-cdktf 2>/dev/null; find /pitrix/repo /tmp -name "*boss-cdktf*" -o -name "*.part"',
  );
const updating = (host: string, ...names: string[]) =>
  names.map((name) => `Updating [${host}] with [${name}]`);
const flat = (text: string) => text.replaceAll(/\s+/g, ' ');

let v1: readonly Wish[];
let front: Wish;

test('from plan to proof to empty plan: sent, scanned, node after node, migrated once', async () => {
  v1 = [await packed(manager, '2.1.0'), await packed(transit, '2.1.0')];
  front = await packed(web, '2.1.0');
  want(v1, [front]);
  const before = await updates();
  const migratedBefore = await migrations();
  const first = await site.plan();
  expect(first.output).toMatch(/Plan: 4 to add/);
  const missing = [...v1, front].map(
    ({ file, sum, name }) =>
      `firstbox: file /pitrix/repo/${name === web ? 'web' : 'indep/boss2'}/${basename(file)}: wants sha256 ${sum}, found absent`,
  );
  const unnamed = v1.map(
    ({ name }) =>
      `firstbox: package ${name} in the apt index: wants 2.1.0 as the newest, found missing (it offers 2.0.0)`,
  );
  const old = ['boss0', 'boss1'].flatMap((host) =>
    [manager, transit, consolePackage].map(
      (name) => `${host}: package ${name}: wants 2.1.0, found other (2.0.0)`,
    ),
  );
  expect([...first.drift].sort()).toEqual([...missing, ...unnamed, ...old].sort());

  const deploy = await site.apply();
  expect(deploy.output).toMatch(/pitrix-boss2-manager_2\.1\.0_all\.deb: \d\.\d MB sent/);
  expect(deploy.output).toMatch(
    /no migration of BOSS V2 left from before: 1 of 1 hosts proven \(0 changed, 1 already so\)/,
  );
  // boss0's source is not signed: a warning of apt at every update, and no reason to begin again.
  expect(await on('boss0', 'apt-get update 2>&1')).toMatch(
    /^W: The repository .* does not have a Release file/m,
  );
  expect(deploy.output).toMatch(
    /left from before: 1 of 1[^]*firstbox {2}database of BOSS V2: migrate and init_data succeeded on boss0[^]*back end of BOSS V2: 2 of 2/,
  );
  expect(deploy.output).toMatch(/front end of BOSS V2: 2 of 2 hosts proven \(2 changed, 0 already so\)/);
  expect(deploy.exitCode).toBe(0);
  expect((await updates()).slice(before.length)).toEqual([
    ...updating('boss0', manager, transit),
    ...updating('boss1', manager, transit),
    ...updating('boss0', consolePackage),
    ...updating('boss1', consolePackage),
  ]);
  expect((await migrations()).slice(migratedBefore.length)).toEqual(['migrate', 'init_data']);
  expect(await changesOf('boss1')).toEqual([]);
  expect(await version('boss1', consolePackage)).toBe('2.1.0');
  expect(await on('firstbox', `stat -c '%a %U' /pitrix/repo/web/${basename(front.file)}`)).toBe('644 root');
  expect(await left()).toBe('');

  const second = await site.plan();
  expect(second.output).toMatch(/No changes\./);
  const looked = await site.fanOuts();
  expect((await site.apply()).exitCode).toBe(0);
  expect([await site.fanOuts(), (await updates()).length]).toEqual([looked, before.length + 6]);
}, 300_000);

test('a downgrade on one node is repaired there only; the database and the front end are left alone', async () => {
  await site.lab.exec(
    'boss1',
    `apt-get -qq -y --allow-downgrades --allow-unauthenticated install ${manager}=2.0.0`,
  );
  const before = await updates();
  const migratedBefore = await migrations();
  const plan = await site.plan();
  expect(plan.actions).toEqual({
    boss2_packages_boss: 'delete,create',
    boss2_health_boss: 'delete,create',
  });
  expect(plan.drift).toEqual([`boss1: package ${manager}: wants 2.1.0, found other (2.0.0)`]);
  expect((await site.apply()).exitCode).toBe(0);
  expect((await updates()).slice(before.length)).toEqual(updating('boss1', manager, transit));
  expect(await migrations()).toEqual(migratedBefore);
}, 180_000);

test('a first node that is not well keeps the second as it is, until it is well', async () => {
  want([await packed(manager, '2.2.0'), ...v1.slice(1)], [front]);
  await site.lab.break('areyouok-fails', 'boss0');
  const before = await updates();
  const failed = await site.deploy();
  expect(failed.exitCode).toBe(1);
  expect(flat(failed.output)).toMatch(
    /boss0: areyouok: unhealthy \(it ended with 1: database \.\.\. error: .*\); boss1 not touched/,
  );
  expect((await updates()).slice(before.length)).toEqual(updating('boss0', manager, transit));
  expect(await version('boss1', manager)).toBe('2.1.0');

  const again = await site.deploy();
  expect(again.exitCode).toBe(1);
  expect(flat(again.output)).toMatch(/boss0: areyouok: unhealthy .*; boss1 not touched/);
  expect((await updates()).length).toBe(before.length + 2);

  await site.lab.mend('areyouok-fails', 'boss0');
  expect((await site.deploy()).exitCode).toBe(0);
  expect((await updates()).slice(before.length + 2)).toEqual(updating('boss1', manager, transit));
  expect(await left()).toBe('');
}, 300_000);

test('a migration that fails is not forgotten; a build that fails pushes nothing', async () => {
  front = await packed(web, '2.2.0');
  want([await packed(manager, '2.3.0'), ...v1.slice(1)], [front]);
  await site.lab.break('migrate-fails', 'boss0');
  const before = await updates();
  const failed = await site.deploy();
  expect(failed.exitCode).toBe(1);
  expect(flat(failed.output)).toMatch(
    /django\.db\.utils\.OperationalError: deadlock detected; migrate on boss0 ended with 1; the database of BOSS V2 is left to be migrated: the next deploy does it; boss1 not touched/,
  );
  expect((await updates()).slice(before.length)).toEqual(updating('boss0', manager, transit));
  expect(await on('firstbox', 'stat -c "%a %n" /var/lib/boss-cdktf/lab1 /var/lib/boss-cdktf/lab1/*')).toBe(
    '700 /var/lib/boss-cdktf/lab1\n600 /var/lib/boss-cdktf/lab1/migrate-pending',
  );

  await site.lab.mend('migrate-fails', 'boss0');
  await site.lab.break('package-build-fails');
  const migratedBefore = await migrations();
  const plan = await site.plan();
  expect(plan.drift).toContainEqual(
    expect.stringMatching(
      /^firstbox: database of BOSS V2: wants migrated, found unmigrated \(since [-\dT:]+Z, for pitrix-boss2-manager=2\.3\.0 pitrix-transit-upload-server=2\.1\.0\)$/,
    ),
  );
  const unbuilt = await site.apply();
  expect(unbuilt.exitCode).toBe(1);
  expect(flat(unbuilt.output)).toMatch(
    /left no new pitrix-ks-boss2-console under \/pitrix\/repo: nothing was pushed/,
  );
  expect((await migrations()).slice(migratedBefore.length)).toEqual(['migrate', 'init_data']);
  expect((await updates()).slice(before.length + 2)).toEqual(updating('boss1', manager, transit));
  expect(await left()).toBe('');

  await site.lab.mend('package-build-fails');
  expect((await site.deploy()).exitCode).toBe(0);
  expect(await version('boss1', consolePackage)).toBe('2.2.0');
}, 300_000);

test('what cannot be brought stops the plan with a cure; what is there need not be here', async () => {
  const now = { name: manager, version: '2.3.0', file: join(folder, `${manager}_2.3.0_all.deb`) };
  const current = { ...now, sum: sha256(now.file) };
  rmSync(now.file);
  want([current, ...v1.slice(1)], [front]);
  expect((await site.plan()).output).toMatch(/No changes\./);

  want([await packed(manager, '2.2.0'), ...v1.slice(1)], [front]);
  const newer = await site.plan();
  expect(newer.planned).toBe(false);
  expect(flat(newer.output)).toMatch(
    /firstbox: blocked: .*package pitrix-boss2-manager in the apt index.*wants nothing newer than 2\.2\.0, found newer: pitrix-boss2-manager 2\.3\.0, which update\.sh would install: take its \.deb out of \/pitrix\/repo\/indep and run \/pitrix\/bin\/scan_all\.sh, or want 2\.3\.0/,
  );
  expect(flat(newer.output)).toMatch(
    /2\.2\.0_all\.deb is there with other content, and a package file is never replaced/,
  );

  want(
    [{ ...current, version: '2.4.0', file: join(folder, `${manager}_2.4.0_all.deb`) }, ...v1.slice(1)],
    [front],
  );
  const absent = await site.plan();
  expect(absent.planned).toBe(false);
  expect(flat(absent.output)).toMatch(
    /lab\.yaml:\d+:\d+: a package file that is not there; got: \S+2\.4\.0_all\.deb; .*cure: put the file there/,
  );
}, 180_000);
