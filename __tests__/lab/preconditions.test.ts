/*
 * verifies: what the runbook requires of a platform before BOSS V2 is deployed
 *   1. a fit platform has a plan, which tells what was observed and which proofs of cronus held
 *   2. each unmet requirement stops the plan with the runbook's sentence and what was observed, and nothing was changed;
 *      mended, the plan is there
 *   3. several unmet ones are shown at once
 *   4. the system of zoocassa counts before installer 4.4.3, is a warning at 4.4.3, and is not asked for after it
 *   5. the file says another installer or place than the platform: stopped
 *   6. a platform in sync keeps planning while it is busy, and what was observed is no drift
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FaultName } from '../../lab/faults';
import { curlOnFirstbox } from './curl-on-firstbox';
import { installerOf } from './installer-for-tests';
import { type Plan, type Site, startSite } from './site';

let site: Site;
beforeAll(async () => {
  site = await startSite('preconditions');
  edit(/^boss:\n {2}.*$/m, 'boss:\n  v2: { deploy: added }');
  await curlOnFirstbox(site.lab);
}, 300_000);
afterAll(() => site.down());

const file = () => site.environment['BOSS_ENVIRONMENT'] ?? '';
const edit = (before: RegExp, after: string) =>
  writeFileSync(file(), readFileSync(file(), 'utf8').replace(before, after));
const fileSaysInstaller = (text: string) => edit(/^installer: .*$/m, `installer: '${text}'`);
const address = 'boss_v2_deployed_boss';

/** What Terraform said of unmet preconditions, its line breaks and frame taken out. */
function refusals({ output }: Plan): readonly string[] {
  return output
    .split(/Error: (?=Resource precondition failed)/)
    .slice(1)
    .map((text) => text.replace(/[\s│╵╷]+/g, ''));
}
const squeezed = (text: string) => text.replace(/\s+/g, '');

/** The last synth's warnings, as `cdktf plan` prints them. */
function warnings(): string {
  const manifest = readFileSync(join(site.environment['CDKTF_OUTDIR'] ?? '', 'manifest.json'), 'utf8');
  const { stacks } = JSON.parse(manifest) as {
    readonly stacks: { readonly lab: { readonly annotations: readonly { readonly message: string }[] } };
  };
  return stacks.lab.annotations.map(({ message }) => message).join('\n');
}

/** Everything of the firstbox that a deploy would touch. */
const state = async () =>
  (
    await site.lab.exec(
      'firstbox',
      'cat /pitrix/log/deploy/starts.log 2>/dev/null; find /pitrix/config /pitrix/conf /pitrix/lib/installer -type f -exec sha256sum {} + | sort',
    )
  ).stdout;

test('a fit platform has a plan, which tells what was observed', async () => {
  const plan = await site.plan();
  expect(plan.actions[address]).toBe('create');
  expect(plan.output).toMatch(
    /cronus: group influxdb \(zoocassa0\): holds; variables\.yaml \(deploy_cronus 1, master zones lab1\): holds; http:\/\/api\.lab\.example\/monitor\/lab1\/api\/topology: holds/,
  );
  expect(plan.output).toMatch(/installer: 4\.7$[^]*idle: running/m);
  expect(warnings()).not.toMatch(/topology/);
}, 120_000);

const cronus = '要求: 需要环境中部署`cronus`服务';
const faults: readonly (readonly [FaultName, readonly RegExp[]])[] = [
  [
    'installer-old',
    [/要求:`Installer`的版本必须是`4\.3`及以上版本.*got:4\.2\.1;/, /saysinstaller4\.7\.0.*got:4\.2\.1;/],
  ],
  [
    'cronus-missing',
    [/要求:需要环境中部署`cronus`服务.*influxdbnamesnohost:doesnothold;.*deploy_cronus0.*HTTP404/],
  ],
  ['zone-is-sub', [/要求:`SubRegion`或`SubZone`无需部署`BOSS`服务.*got:is_global_zone0,is_sub_zone1;/]],
  [
    'platform-upgrading',
    [/部署管理节点;got:upgradeinversion\.jsonhalf-done,\/pitrix\/upgrade\/pre_upgrade\.Donefile,/],
  ],
  ['platform-busy', [/部署管理节点.*got:upgrading;/]],
];

test.each(faults)(
  '%s stops the plan, and nothing is changed',
  async (fault, sentences) => {
    await site.lab.break(fault);
    const before = await state();
    const stopped = await site.deploy();
    const after = await state();
    await site.lab.mend(fault);
    expect(stopped.exitCode).not.toBe(0);
    const said = refusals({ planned: false, output: stopped.output, actions: {}, drift: [] });
    expect(said).toEqual(sentences.map((sentence) => expect.stringMatching(sentence) as string));
    expect(after).toBe(before);
  },
  120_000,
);

test('all at once, and mended there is a plan again', async () => {
  for (const [fault] of faults) await site.lab.break(fault);
  const stopped = await site.plan();
  for (const [fault] of faults) await site.lab.mend(fault);
  expect(stopped.planned).toBe(false);
  expect(refusals(stopped)).toHaveLength(6);
  expect(stopped.output.replace(/\s+/g, '')).toContain(squeezed(cronus));
  expect((await site.plan()).actions[address]).toBe('create');
}, 180_000);

test('a firstbox without curl: the topology is no answer, said as a warning, and stops nothing', async () => {
  await site.lab.exec('firstbox', 'mv /usr/local/bin/curl /root/curl');
  const plan = await site.plan();
  await site.lab.exec('firstbox', 'mv /root/curl /usr/local/bin/curl');
  expect(plan.planned).toBe(true);
  expect(warnings()).toMatch(
    /cronus: http:.*topology gave no answer to the firstbox; proven by group influxdb/,
  );
}, 120_000);

describe('the system of zoocassa', () => {
  beforeAll(() => site.lab.break('zoocassa-old'));
  afterAll(async () => {
    await site.lab.mend('zoocassa-old');
    fileSaysInstaller('4.7');
  });

  test('stops an installer before 4.4.3 until it is upgraded, also when a host does not answer', async () => {
    await site.lab.break('installer-44');
    fileSaysInstaller('4.4');
    const old = await site.plan();
    expect(refusals(old)).toEqual([
      expect.stringMatching(
        /要求:`zoocassa`节点的系统版本必须大于等于`Ubuntu14\.04\.5`.*got:zoocassa014\.04\.2;/,
      ) as string,
    ]);
    await site.lab.break('node-unreachable', 'zoocassa0');
    const away = await site.plan();
    await site.lab.mend('node-unreachable', 'zoocassa0');
    expect(refusals(away)).toEqual([expect.stringMatching(/got:zoocassa0notknown:unreachable/) as string]);
    await site.lab.mend('zoocassa-old');
    const upgraded = await site.plan();
    await site.lab.break('zoocassa-old');
    await site.lab.mend('installer-44');
    expect(upgraded.actions[address]).toBe('create');
  }, 240_000);

  test('is a warning at exactly 4.4.3', async () => {
    await site.lab.break('installer-443');
    fileSaysInstaller('4.4.3');
    const plan = await site.plan();
    await site.lab.mend('installer-443');
    expect(plan.actions[address]).toBe('create');
    expect(warnings()).toMatch(
      /installer 4\.4\.3 may still need Ubuntu 14\.04\.5 on zoocassa, got: zoocassa0 14\.04\.2/,
    );
  }, 120_000);

  test('is not asked for after 4.4.3', async () => {
    fileSaysInstaller('4.7');
    const plan = await site.plan();
    expect(plan.actions[address]).toBe('create');
    expect(plan.output).not.toMatch(/zoocassa0 14/);
  }, 120_000);
});

test('a file that says another installer than the platform is stopped', async () => {
  fileSaysInstaller('4.6');
  const plan = await site.plan();
  fileSaysInstaller('4.7');
  expect(refusals(plan)).toEqual([expect.stringMatching(/saysinstaller4\.6\.0,.*got:4\.7;/) as string]);
}, 120_000);

test('a platform in sync keeps planning while it is busy, and what was observed is no drift', async () => {
  const plan = await site.plan();
  expect(plan.planned).toBe(true);
  const installer = installerOf(site.lab);
  await installer.wish('boss');
  await installer.job('successful'); // what a deploy of that plan would bring about
  const applied = await site.apply();
  expect(applied.exitCode).toBe(0);
  await site.lab.break('platform-busy');
  await site.lab.break('installer-old');
  const busy = await site.plan();
  await site.lab.mend('platform-busy');
  await site.lab.mend('installer-old');
  expect(busy.planned).toBe(true);
  expect(busy.actions).toEqual({});
}, 300_000);
