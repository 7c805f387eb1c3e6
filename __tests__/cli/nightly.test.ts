/* verifies: what a look may come to beside drift has its own JSON word, line, metric and exit code; on hosts: __tests__/lab/boss-v1/refused-and-failed.test.ts */
import { areYouOk } from '../../lib/remote/probes';
import type { Observations } from '../../lib/plan/observation';
import { renderSummary } from '../../lib/plan/render-summary';
import { probeKey } from '../../lib/plan/step';
import { judged } from '../../lib/cli/judged';
import { besideTheSummary, exitCodeOf, type Finding, findingsOf } from '../../lib/cli/judgement';
import { lastDeploy, renderLastDeploy } from '../../lib/cli/last-deploy';
import { heldLocks, type Locks } from '../../lib/cli/locks';
import { metricsOf } from '../../lib/cli/metrics';
import { statusLine } from '../../lib/cli/status';
import { planOf } from '../../stacks/plan-of';
import { environmentForTests } from '../environments-for-tests';
import { observationsOf } from '../observations-for-tests';

const environment = environmentForTests('zone', 'rollout: { hyper: { maxUnreachable: 1 } }\n');
const kinds = (findings: readonly Finding[]) => findings.map(({ kind }) => kind);
const running = (lines: readonly string[]) => heldLocks(lines, 'unit');

/** The nightly table: what a look may come to beside drift, each with its own word, line, metric and exit code. */
test.each<[string, Finding['kind'], string, string, Partial<Observations>, Locks]>([
  [
    'areyouok fails',
    'unhealthy',
    'boss_unhealthy',
    'unhealthy',
    {
      groups: {
        boss: {
          kind: 'observed',
          hosts: [
            {
              host: 'boss0',
              kind: 'answered',
              answers: { [probeKey(areYouOk())]: { word: 'unhealthy', detail: 'mysql: down' } },
            },
          ],
        },
      },
    },
    { held: [] },
  ],
  [
    'a host that maxUnreachable allows to be away',
    'skipped',
    'boss_skipped',
    'host skipped',
    {
      groups: {
        hyper: {
          kind: 'observed',
          hosts: [
            { host: 'hyper0', kind: 'answered', answers: {} },
            { host: 'hyper1', kind: 'unreachable', reason: 'no route' },
          ],
        },
      },
    },
    { held: [] },
  ],
  [
    'a run that did not finish',
    'open-run',
    'boss_open_runs',
    'run open',
    {
      runs: [{ state: 'unended', nonce: 'a', since: 'T', title: 't', by: 'alice@desk', open: [] }],
    },
    { held: [] },
  ],
  [
    'a lock that is held',
    'held-lock',
    'boss_held_locks',
    'lock held',
    {},
    running(['held by alice@desk since noon', 'process 7 sleep 300']),
  ],
])('%s is %s', (_name, kind, metric, word, seen, locks) => {
  const all = observationsOf(environment);
  const groups = Object.fromEntries(
    Object.entries(all.groups).map(([group, one]) => {
      const more = seen.groups?.[group];
      if (more?.kind !== 'observed' || one.kind !== 'observed') return [group, one];
      const answersOf = (host: string) => one.hosts.find((known) => known.host === host);
      return [
        group,
        {
          kind: 'observed' as const,
          hosts: more.hosts.map((host) => {
            const known = answersOf(host.host);
            return host.kind === 'answered' && known?.kind === 'answered'
              ? { ...host, answers: { ...known.answers, ...host.answers } }
              : host;
          }),
        },
      ];
    }),
  );
  const observations = { ...all, ...seen, groups };
  const plan = planOf(environment, observations);
  const findings = findingsOf(environment, observations, plan, locks);
  expect(kinds(findings)).toEqual([kind]);
  const one = judged(environment, observations, locks);
  expect(one).toMatchObject({ code: 3, findings });
  expect(metricsOf([one])).toMatch(new RegExp(`^${metric}\\{environment="unit"\\} 1$`, 'm'));
  expect(statusLine({ ...one, lastDeploy: { when: 'T', by: 'bob@desk' } })).toMatch(
    new RegExp(`^unit +${word} +\\d+ hosts +.+; last deploy T by bob@desk$`),
  );
  const screen = [...renderSummary(plan), ...besideTheSummary(findings)].join('\n');
  expect(screen).toMatch(
    kind === 'skipped' ? /^ {2}skipped: hyper1: no route/m : new RegExp(`^  ${kind}: `, 'm'),
  );
});

test('a host that gave no answer is counted where it blocks as well as where it may be away, each once', () => {
  const observations = observationsOf(environment, (host) =>
    ['hyper1', 'boss1'].includes(host) ? { host, kind: 'unreachable', reason: 'no route' } : {},
  );
  const one = judged(environment, observations, { held: [] });
  expect(one.code).toBe(4);
  expect(metricsOf([one])).toMatch(/^boss_unreachable\{environment="unit"\} 2$/m);
  expect(metricsOf([one])).toMatch(/^boss_skipped\{environment="unit"\} 1$/m);
});

test('locks that could not be asked about are not free', () => {
  const observations = observationsOf(environment);
  const plan = planOf(environment, observations);
  const findings = findingsOf(environment, observations, plan, { unknown: 'firstbox a: no route' });
  expect(kinds(findings)).toEqual(['error']);
  expect(exitCodeOf(findings)).toBe(4);
  expect(heldLocks([], 'unit')).toEqual({ unknown: expect.any(String) as string });
  expect(heldLocks(['free'], 'unit')).toEqual({ held: [] });
});

test('the last deploy is that of the newest line that is understood', () => {
  const line = (by: string, begun: number) =>
    JSON.stringify({
      run: 'a',
      by,
      environment: 'unit',
      commit: 'c',
      plan: 'p',
      title: 't',
      begun,
      host: 'h',
      result: 'proven',
      seconds: 1,
    });
  expect(lastDeploy([line('alice@desk', 1), line('bob@desk', 1_767_323_045), '{'])).toEqual({
    when: '2026-01-02T03:04:05Z',
    by: 'bob@desk',
  });
  const run = { run: 'b', by: 'carol@desk', environment: 'unit', commit: 'c', plan: 'p', title: 't' };
  const newer = JSON.stringify({ ...run, begun: 1_767_323_046, seconds: 1 });
  expect(lastDeploy([line('alice@desk', 1), newer])).toMatchObject({ by: 'carol@desk' });
  expect(lastDeploy([])).toBe('none');
  expect((['none', 'not-known'] as const).map(renderLastDeploy)).toEqual([
    'no deploy yet',
    'last deploy not known',
  ]);
});
