import { basename } from 'node:path';
import { Testing } from 'cdktf';
import { GeneratedFile } from '../../constructs/generated-file';
import type { RunSpec } from '../../lib/run/run-spec';
import { BossStack } from '../../stacks/boss-stack';
import { environmentForTests } from '../environments-for-tests';
import { observationsOf } from '../observations-for-tests';
import { refusalsOf } from '../refusals-for-tests';

test('a run behind a BLOCKED group is refused as well, in its run file alone: -target takes what is BLOCKED as done', () => {
  const environment = environmentForTests();
  const seen = observationsOf(environment, () => ({}));
  const silent = { host: 'proxy0', kind: 'unreachable', reason: 'no route to host' } as const;
  const stack = new BossStack(Testing.app(), {
    environment,
    stateDirectory: '../../../state',
    observations: {
      ...seen,
      groups: {
        ...seen.groups,
        hyper: { kind: 'unreadable', reason: 'names no host' },
        proxy: { kind: 'observed', hosts: [silent] },
      },
    },
  });
  const refused = stack.node
    .findAll()
    .filter((one) => one instanceof GeneratedFile)
    .filter(({ path }) => path.endsWith('.json'))
    .map(({ path, text }) => [basename(path, '.json'), (JSON.parse(text) as RunSpec).refused]);
  const hyper = expect.stringMatching(/^group hyper: unreadable: names no host; mend /) as unknown;
  const proxy = expect.stringMatching(/^proxy0: unreachable: no route to host; bring /) as unknown;
  const waitsFor = (address: string, why: string) =>
    expect.stringMatching(
      new RegExp(`^waits for boss_v1_absent_${address}, which is BLOCKED: ${why}`),
    ) as unknown;
  const behindHyper = waitsFor('hyper', 'group hyper: unreadable: names no host; mend ');
  const behindProxy = waitsFor('proxy', 'proxy0: unreachable: no route to host; bring ');
  expect(Object.fromEntries(refused)).toEqual({
    boss_v1_absent_webservice: undefined,
    boss_v1_absent_boss: undefined,
    boss_v1_absent_hyper: [hyper],
    boss_v1_absent_proxy: [proxy, behindHyper],
    boss_v1_absent_firstbox: [behindHyper, behindProxy],
  });
  expect(Object.keys(refusalsOf(Testing.synth(stack, true))).sort()).toEqual([
    'boss_v1_absent_hyper',
    'boss_v1_absent_proxy',
  ]);
  const blocked = stack.summary.parts.flatMap((part) => part.blocked);
  expect(blocked).toHaveLength(2);
  expect(blocked.join()).not.toMatch(/waits for/);
});
