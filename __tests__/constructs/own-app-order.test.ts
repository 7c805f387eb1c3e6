import { Resource as NullResource } from '@cdktf/provider-null/lib/resource';
import { Testing } from 'cdktf';
import { Construct } from 'constructs';
import * as library from '../../constructs/index';
import { observationRequestsOf } from '../../constructs/observation-requests-of';
import { groupsBelow, planTree } from '../../constructs/plan-tree';
import type { Observations } from '../../lib/plan/observation';
import { GeneratedFile } from '../../constructs/generated-file';
import { firstbox, oldAgent, plan, platformIn, resourcesOf, stackIn } from './own-app-for-tests';

const { BossV1Absent, NotifyWebhook, Platform } = library;

/** A platform of which BOSS V2 knows enough. */
const known = (stack: Construct) =>
  new Platform(stack, 'p', { zone: 'pek3a', domain: 'a.example', installer: '4.7', firstbox });

/** A look at a platform with one group, and nobody in it. */
const emptyGroup = (environment: string, group: string): Observations => ({
  apiVersion: 'boss-cdktf/observations/v1',
  environment,
  observedAt: '2026-01-02T03:04:05Z',
  groups: { [group]: { kind: 'empty', reason: 'nobody is in it' } },
});

test('addDependency is the order: between parts by their ends, and on resources of other kinds', async () => {
  const stack = stackIn();
  const platform = platformIn(stack);
  const hook = new NotifyWebhook(stack, 'hook', { platform, proxyVip: '10.16.100.1' });
  const v1 = new BossV1Absent(stack, 'v1', { platform });
  hook.node.addDependency(v1);
  const mine = new NullResource(stack, 'mine');
  v1.node.addDependency(mine);
  await plan(stack);
  const resources = resourcesOf(stack);
  expect(resources['v1_webservice']?.depends_on).toEqual([`null_resource.${mine.friendlyUniqueId}`]);
  expect(resources['v1_boss']?.depends_on).toContain('null_resource.v1_webservice');
  expect(resources['hook_firstbox']?.depends_on).toEqual(['null_resource.v1_firstbox']);
  expect(resources['hook_webservice']?.depends_on).toEqual(['null_resource.hook_firstbox']);
});

test('constructs that wait for one another are named', async () => {
  const stack = stackIn();
  const platform = platformIn(stack);
  const [a, b] = [oldAgent(stack, platform, 'a'), oldAgent(stack, platform, 'b')];
  a.node.addDependency(b);
  b.node.addDependency(a);
  await expect(plan(stack)).rejects.toThrow(/wait for one another; got: own\/a -> own\/b -> own\/a;/);
});

test('a construct added after the health gate is gated, but for what waits for the gate', async () => {
  const stack = stackIn();
  const platform = known(stack);
  const health = new library.Boss2Health(stack, 'health', { platform });
  oldAgent(stack, platform);
  oldAgent(stack, platform, 'later').node.addDependency(health);
  await plan(stack);
  const { health_boss: gate, later } = resourcesOf(stack);
  expect(gate?.triggers['after']).toBe('old_agent: ${null_resource.old_agent.id}');
  expect(gate?.depends_on).toEqual(['null_resource.old_agent']);
  expect(later?.depends_on).toEqual(['null_resource.health_boss']);
});

test('hosts that a job makes are known from what a part waits for', () => {
  const emptyBoss = (waits: boolean) => {
    const stack = stackIn();
    const platform = known(stack);
    const v2 = new library.BossV2Deployed(stack, 'v2', { platform });
    const own = oldAgent(stack, platform, 'own', 'boss');
    if (waits) own.node.addDependency(v2);
    planTree(stack, () => ({
      observations: emptyGroup('pek3a', 'boss'),
    }));
    return own.planned;
  };
  expect(emptyBoss(true)).toMatchObject({
    blocked: [],
    differences: [{ host: 'group boss', subject: 'hosts' }],
  });
  expect(emptyBoss(false).blocked).toEqual([
    expect.stringMatching(/^group boss: unreadable: nobody is in it/),
  ]);
});

test('a look asks what the tree needs, and no more', () => {
  const stack = stackIn();
  const [a, b] = [platformIn(stack, 'unit1a'), platformIn(stack, 'unit1b')];
  oldAgent(stack, a);
  new NotifyWebhook(stack, 'hook', { platform: b, proxyVip: '10.16.100.1' });
  const asked = (platform: library.Platform) =>
    observationRequestsOf(platform, groupsBelow(stack)).map(({ platformGroup, steps, files = [] }) => [
      platformGroup,
      steps.map(({ title }) => title),
      files.map(({ path }) => path),
    ]);
  expect(asked(a)).toEqual([
    ['unit1a-hyper', ['supervisor programs absent: old_agent'], []],
    ['firstbox', [], []],
  ]);
  expect(asked(b)[0]).toEqual([
    'firstbox',
    [expect.any(String)],
    ['/pitrix/conf/variables/global/server.yaml.unit1b'],
  ]);
});

test('a group of an own construct has its path as address, and says so where it is told', async () => {
  const stack = stackIn();
  oldAgent(new Construct(stack, 'my-zone'), platformIn(stack));
  const [summary] = await plan(stack);
  expect(summary?.parts.map(({ part, groups }) => [part, ...groups])).toEqual([
    ['my_zone_old_agent', 'hyper'],
  ]);
  const files = stack.node.findAll().flatMap((one) => (one instanceof GeneratedFile ? [one.path] : []));
  expect(files).toContain('converge/my_zone_old_agent.host.sh');
});

test('an open run is followed by the stack of its groups, wherever the platform stands', () => {
  const app = Testing.app();
  const stack = stackIn(app);
  // It makes no resource, and may stand in no stack.
  const platform = platformIn(app);
  oldAgent(stack, platform);
  planTree(app, () => ({
    observations: {
      ...emptyGroup('unit1a', 'hyper'),
      runs: [
        { state: 'running', nonce: 'a1', since: '2026-01-02T03:04:05Z', title: 't', by: 'me', open: [] },
      ],
    },
  }));
  const warnings = platform.node.metadata.map(({ data }) => String(data));
  expect(warnings.filter((text) => text.includes('boss attach'))).toEqual([
    expect.stringMatching(/npx boss attach unit1a --stack \S*stacks\/own\b/),
  ]);
});
