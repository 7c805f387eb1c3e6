import { planOf } from '../../stacks/plan-of';
import { environmentForTests } from '../environments-for-tests';
import { observationsOf } from '../observations-for-tests';
import { wayWarnings } from '../../constructs/way-warnings';
import type { HostObservation, Observations } from '../../lib/plan/observation';

const answered = (host: string, detail?: string): HostObservation => ({
  host,
  kind: 'answered',
  answers: {},
  ...(detail === undefined ? {} : { detail }),
});

test('hosts that were asked in another way stand together, each once, and hold no template', () => {
  const seen: Observations = {
    apiVersion: 'boss-cdktf/observations/v1',
    environment: 'lab1',
    observedAt: '2026-11-28T17:07:56Z',
    groups: {
      boss: {
        kind: 'observed',
        hosts: [answered('boss0', 'by ${x}'), answered('boss1', 'by ${x}'), answered('boss2')],
      },
      hyper: { kind: 'observed', hosts: [answered('boss0', 'by ${x}'), answered('hyper0', 'otherwise')] },
      proxy: { kind: 'unreadable', reason: 'x' },
    },
  };
  expect(wayWarnings(seen)).toEqual(['boss[0-1]: by $\\u{7b}x}', 'hyper0: otherwise']);
  expect(wayWarnings(undefined)).toEqual([]);
});

test('a plan tells it, and is as empty as without', () => {
  const environment = environmentForTests();
  const seen = observationsOf(environment);
  const boss = seen.groups['boss'];
  if (boss?.kind !== 'observed') throw new Error('nobody was asked');
  const hosts = boss.hosts.map((host) => (host.kind === 'answered' ? { ...host, detail: 'slowly' } : host));
  const plan = planOf(environment, { ...seen, groups: { ...seen.groups, boss: { ...boss, hosts } } });
  expect(plan.warnings).toContainEqual(expect.stringMatching(/^boss\S*: slowly$/));
  expect(plan.parts.flatMap(({ facts }) => facts)).toEqual([]);
});
