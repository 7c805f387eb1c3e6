import { NullProvider } from '@cdktf/provider-null/lib/provider';
import { Testing, TerraformStack } from 'cdktf';
import { stepsOf } from '../../lib/plan/declared-step';
import { boss2Cache } from '../../lib/components/boss2-cache';
import { observationRequestsOf } from '../../stacks/observation-requests-of';
import { Boss2Cache } from '../../constructs/boss2-cache';
import { planTree } from '../../constructs/plan-tree';
import { platformOf } from '../../stacks/platform-of';
import type { GroupObservation, Observations } from '../../lib/plan/observation';
import { refusalsOf } from '../refusals-for-tests';
import { environmentForTests } from '../environments-for-tests';

const environment = environmentForTests('region', '  v2: { deploy: added, cache: current }\n');

interface Synthesized {
  readonly resource: {
    readonly null_resource: {
      readonly boss2_cache_firstbox: {
        readonly triggers: Readonly<Record<string, string>>;
        readonly lifecycle?: unknown;
      };
    };
  };
}

function synthText(all?: GroupObservation) {
  const stack = new TerraformStack(Testing.app(), 'unit');
  const observations: Observations | undefined = all && {
    apiVersion: 'boss-cdktf/observations/v1',
    environment: 'unit',
    observedAt: '2026-01-02T03:04:05Z',
    groups: { all },
  };
  new NullProvider(stack, 'null');
  new Boss2Cache(stack, 'boss2_cache', { platform: platformOf(stack, environment, 'state') });
  planTree(stack, () => ({ observations }));
  return Testing.synth(stack, true);
}

const synth = (all?: GroupObservation) =>
  (JSON.parse(synthText(all)) as Synthesized).resource.null_resource.boss2_cache_firstbox;

test('who is in the group of all nodes of the zone is asked, and no host of it', () => {
  expect(observationRequestsOf(environment).filter(({ group }) => group === 'all')).toEqual([
    { group: 'all', platformGroup: 'unit1a-all', steps: [], membershipOnly: true },
  ]);
});

test('a new node is a new line of a trigger', () => {
  const { triggers, lifecycle } = synth({ kind: 'listed', hosts: ['boss0', 'hyper0', 'hyper1'] });
  expect(triggers).toEqual({
    desired: 'cache of BOSS V2: rebuilt when the nodes change',
    nodes: 'boss0\nhyper0\nhyper1',
  });
  expect(lifecycle).toEqual({});
});

test('unobserved, the nodes of the state stay', () => {
  expect(synth().lifecycle).toEqual({ ignore_changes: ['triggers["nodes"]'] });
});

test.each(['empty', 'unreadable'] as const)('an %s group of all nodes refuses it by name', (kind) => {
  const refused = refusalsOf(synthText({ kind, reason: 'group unit1a-all: names no host' }));
  expect(refused).toEqual({
    boss2_cache_firstbox: [
      expect.stringMatching(
        /^group unit1a-all: names no host; the cache of BOSS V2 must know every node: mend the group/,
      ),
    ],
  });
});

test('the firstbox has it rebuilt from the zone’s boss group', () => {
  const steps = stepsOf(boss2Cache.steps(environment, 'firstbox'), undefined);
  expect(steps.map(({ firstboxCommands }) => firstboxCommands)).toEqual([['rebuild_cache unit1a-boss']]);
});
