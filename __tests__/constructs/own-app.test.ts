import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Resource as NullResource } from '@cdktf/provider-null/lib/resource';
import { App, Testing } from 'cdktf';
import { Construct } from 'constructs';
import * as library from '../../constructs/index';
import type { RunSpec } from '../../lib/run/run-spec';
import { hostKey } from '../environments-for-tests';
import { firstbox, oldAgent, plan, platformIn, stackIn, type Synthesized } from './own-app-for-tests';

const { BossV1Absent, NotifyWebhook, Platform } = library;

const outdir = mkdtempSync(join(tmpdir(), 'own-app-'));
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

test('two zones in one stack: a resource, one provisioner and files for each group of each', async () => {
  const app = new App({ outdir });
  const stack = stackIn(app);
  for (const zone of ['unit1a', 'unit1b'])
    new BossV1Absent(stack, zone, { platform: platformIn(stack, `p${zone}`) });
  await plan(app);
  app.synth();
  const folder = join(outdir, 'stacks/own');
  const written = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')) as Synthesized;
  const addresses = ['unit1a', 'unit1b'].flatMap((zone) =>
    ['webservice', 'boss', 'hyper', 'proxy', 'firstbox'].map((group) => `${zone}_${group}`),
  );
  expect(Object.keys(written.resource.null_resource).sort()).toEqual([...addresses].sort());
  for (const address of addresses) {
    const { provisioner = [] } = written.resource.null_resource[address] ?? {};
    expect(provisioner).toHaveLength(1);
    expect(provisioner[0]?.['local-exec'].command).toContain(`converge/${address}.json `);
    const run = JSON.parse(readFileSync(join(folder, `converge/${address}.json`), 'utf8')) as RunSpec;
    expect([run.name, run.zone]).toEqual([address, `p${address.slice(0, 6)}`]);
  }
  expect(readdirSync(join(folder, 'converge'))).toHaveLength(30);
  for (const file of ['cdk.tf.json', 'summary.md', 'converge/unit1a_boss.sh'])
    expect(statSync(join(folder, file)).mode & 0o077).toBe(0);
});

test('what nobody looked at is an error of synth that names it and the cure', async () => {
  const app = Testing.app();
  const stack = stackIn(app);
  const platform = platformIn(stack);
  const before = oldAgent(stack, platform, 'first');
  expect(() => Testing.synth(stack, true)).toThrow(
    /no look at own\/first; .*cure: `await observe\(app\)` before `app\.synth\(\)`/,
  );
  await plan(app);
  oldAgent(stack, platform, 'forgotten').node.addDependency(before);
  expect(() => Testing.synth(stack, true)).toThrow(/no look at own\/forgotten;/);
  await expect(plan(app)).rejects.toThrow(/own\/first: planned twice/);
});

test.each([
  [
    { zone: 'pek3a', firstbox: { host: '', hostKey } },
    /firstbox\.host is not a host name.*; got: .*; allowed: .*; cure: /,
  ],
  [
    { zone: 'pek3a', firstbox: { host: 'h', hostKey: '' } },
    /firstbox\.hostKey .*; got: .*; allowed: .*; cure: `ssh-keyscan/,
  ],
  [
    { zone: 'pek3a', topology: 'region' as const, firstbox },
    /^Platform own\/p: topology is region, but no region is given/,
  ],
  [
    { zone: 'pek3a', firstbox: { ...firstbox, hots: 'h' } },
    /unknown key under firstbox; got: `hots`; .*did you mean host\?/,
  ],
  [{ zone: 'pek3a', name: '../x', firstbox }, /^Platform own\/p: name does not fit; got: `\.\.\/x`;/],
])('a wrong prop throws at once, in the four parts of a message: %#', (props, message) => {
  expect(() => new Platform(stackIn(), 'p', props)).toThrow(message);
});

test('a wrong prop of a part throws at once, and so does a part that does not fit its platform', () => {
  const stack = stackIn();
  const platform = platformIn(stack);
  expect(() => new NotifyWebhook(stack, 'hook', { platform, proxyVip: '10.16.100' })).toThrow(
    /^own\/hook: boss\.notifyWebhook\.proxyVips\.unit1a is not an IPv4 address; got: `10\.16\.100`; allowed: .*; cure: /,
  );
  expect(() => new library.BossV2Deployed(stack, 'v2', { platform })).toThrow(
    /^own\/v2: domain of own\/unit1a is missing; .*cure: add domain to the props of Platform/,
  );
  const sub = new Platform(stack, 'sub', {
    zone: 'pek3b',
    place: 'sub',
    domain: 'a.example',
    installer: '4.7',
    firstbox,
  });
  expect(() => new library.BossV2Deployed(stack, 'v2b', { platform: sub })).toThrow(
    /BOSS V2 in a sub zone; runbook: /,
  );
});

const pathIs = (expected: string, fn = 'path_state') => ({
  title: 'a step',
  expect: [{ subject: 'file /x', probe: { fn, args: ['/x'] }, expected }],
  requires: [],
  run: [],
});

test.each([
  [
    pathIs('abesnt'),
    /own\/x: no host ever answers so; got: `path_state: abesnt`; allowed: absent, file, .*; cure: /,
  ],
  [pathIs('unreadable'), /got: `path_state: unreadable`; allowed: absent, /],
  [pathIs('AB', 'file_sha256'), /got: `file_sha256: AB`; allowed: absent, a sha256; /],
  [pathIs('absent', 'path_stat'), /got: `path_stat: absent`; allowed: the probes .*, path_state, /],
])('a step of somebody else expects what its probe can say: %#', (step, message) => {
  const stack = stackIn();
  const platform = platformIn(stack);
  const declare = (id: string, steps: readonly library.Step[]) =>
    new library.ConvergedGroup(stack, id, { platform, group: 'hyper', steps });
  expect(() => declare('x', [step])).toThrow(message);
  expect(() => declare('y', [pathIs('absent'), pathIs('a'.repeat(64), 'file_sha256')])).not.toThrow();
});

test.each([
  ['a program', { steps: [library.programsAbsent(['a\nreboot'])] }, /own\/x: title of a step does not fit/],
  [
    'a group',
    { group: 'hyper) reboot;;' },
    /own\/x: group is not the name of a node group; got: `hyper\) reboot;;`/,
  ],
])('what would be another command on hosts is no name of %s', (_name, props, message) => {
  const stack = stackIn();
  const platform = platformIn(stack);
  expect(
    () => new library.ConvergedGroup(stack, 'x', { platform, group: 'hyper', steps: [], ...props }),
  ).toThrow(message);
});

test('the same part twice on a platform names both paths', () => {
  const stack = stackIn();
  const platform = platformIn(stack);
  new BossV1Absent(stack, 'a', { platform });
  expect(() => new BossV1Absent(stack, 'b', { platform })).toThrow(/desired twice; got: own\/b and own\/a;/);
});

test('two things with one address name both paths', () => {
  const stack = stackIn();
  const platform = platformIn(stack);
  oldAgent(new Construct(stack, 'a'), platform, 'b_c');
  expect(() => oldAgent(new Construct(stack, 'a_b'), platform, 'c')).toThrow(
    /address null_resource\.a_b_c; got: own\/a\/b_c and own\/a_b\/c;/,
  );
  new NullResource(stack, 'mine').overrideLogicalId('x_y');
  expect(() => oldAgent(new Construct(stack, 'x'), platform, 'y')).toThrow(
    /got: own\/mine and own\/x\/y;|got: own and own\/x\/y;/,
  );
});

test('two platforms of one name are told apart before anybody looks', async () => {
  const stack = stackIn();
  new Platform(stack, 'a', { zone: 'pek3a', firstbox });
  new Platform(stack, 'b', { zone: 'pek3a', firstbox });
  await expect(plan(stack)).rejects.toThrow(/got: pek3a of own\/a and own\/b;/);
});
