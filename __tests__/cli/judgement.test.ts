import type { Checked } from '../../lib/cli/judged';
import { noDesiredFiles } from '../../lib/desired/desired-files';
import type { Observations } from '../../lib/plan/observation';
import { identityLookup } from '../../lib/lookups/identity';
import { renderSummary } from '../../lib/plan/render-summary';
import { exitCodes } from '../../lib/cli/exit-codes';
import { exitCodeOf, type Finding, findingsOf } from '../../lib/cli/judgement';
import { metricsOf } from '../../lib/cli/metrics';
import { statusLine } from '../../lib/cli/status';
import { planOf } from '../../stacks/plan-of';
import { environmentForTests } from '../environments-for-tests';
import { observationsOf } from '../observations-for-tests';

const checked: Checked = {
  environment: 'pek3a',
  code: exitCodes.differs,
  findings: [
    { environment: 'pek3a', kind: 'drift', part: 'boss_v1_absent', hosts: 'boss[0-1]' },
    { environment: 'pek3a', kind: 'drift', part: 'boss_v1_absent', hosts: 'boss0' },
  ],
  summary: [],
  plan: {
    apiVersion: 'boss-cdktf/summary/v1',
    environment: 'pek3a',
    observedAt: '2026-01-02T03:04:05Z',
    hostCount: 30,
    skipped: [],
    blocked: [],
    warnings: [],
    parts: [
      {
        part: 'boss_v1_absent',
        groups: ['boss'],
        differing: 'boss[0-1]',
        differingCount: 2,
        hostCount: 2,
        waves: [],
        facts: [],
        blocked: [],
      },
    ],
  },
};

test.each([
  [[], 0],
  [[0, 2], 2],
  [[2, 3], 3],
  [[3, 1, 2], 1],
  [[1, 4, 3], 4],
  [[4, 5, 0], 5],
])('of the codes %j counts %d', (codes, strongest) => expect(exitCodes.strongest(codes)).toBe(strongest));

const environment = environmentForTests('zone', 'rollout: { hyper: { maxUnreachable: 1 } }\n');
/** What is found where a look came to this. */
const found = (observations: Observations) =>
  findingsOf(environment, observations, planOf(environment, observations));
const kinds = (findings: readonly Finding[]) => findings.map(({ kind }) => kind);

test('in sync is said, and nothing else', () => {
  const findings = found(observationsOf(environment));
  expect(kinds(findings)).toEqual(['in-sync']);
  expect(exitCodeOf(findings)).toBe(0);
});

test('an environment that is of another platform has no plan, though no host differs', () => {
  const seen = {
    ...observationsOf(environment),
    readings: {
      [identityLookup.name]: { kind: 'read', facts: identityLookup.parse(elsewhere, noDesiredFiles) },
    } as const,
  };
  const findings = found(seen);
  const shown = renderSummary(planOf(environment, seen));
  expect(shown[0]).toMatch(/^unit: REFUSED/);
  expect(shown[1]).toMatch(/^ {2}BLOCKED unit\.yaml:2: zone: .*correct zone/);
  expect(findings).toEqual([
    expect.objectContaining({
      kind: 'blocked',
      message: expect.stringMatching(
        /^unit\.yaml:2: zone: the environment file says unit1, .* says zones? other1; /,
      ) as string,
    }),
  ]);
  expect(exitCodeOf(findings)).toBe(4);
});
const elsewhere = 'common:\n  is_region: 0\n  zone_ids: [other1]\nother1: { deploy_boss: 0 }\n';

test('a doubt is a warning and no difference; a skipped host and an open run are told once, under their own words', () => {
  const doubted = observationsOf(environment, (host) =>
    host === 'hyper0'
      ? { 'program_state boss_daemon': { word: 'absent', detail: 'process 7 was left' } }
      : host === 'hyper1'
        ? { host, kind: 'unreachable', reason: 'no route' }
        : {},
  );
  const run = {
    state: 'unended' as const,
    nonce: 'abc',
    since: '2026-01-01T00:00:00Z',
    title: 'boss_v1_absent on boss',
    by: 'alice@desk',
    open: [],
  };
  const findings = found({ ...doubted, runs: [run] });
  expect(kinds(findings).sort()).toEqual(['open-run', 'skipped', 'warning']);
  expect(findings.find(({ kind }) => kind === 'warning')?.message).toMatch(
    /^hyper0: program boss_daemon: absent; process 7 was left$/,
  );
  expect(exitCodeOf(findings)).toBe(3);
});

test('metrics count facts and tell when it was looked', () => {
  const text = metricsOf([checked]);
  expect(text).toMatch(/^boss_drift\{environment="pek3a"\} 2$/m);
  expect(text).toMatch(/^boss_unhealthy\{environment="pek3a"\} 0$/m);
  expect(text).toMatch(/^boss_look_ok\{environment="pek3a"\} 1$/m);
  expect(text).toMatch(/^boss_look_timestamp_seconds\{environment="pek3a"\} 1767323045$/m);
  expect(text.endsWith('\n')).toBe(true);
});

test('the status is one line', () => {
  expect(statusLine(checked)).toMatch(/^pek3a +differs +30 hosts +boss_v1_absent$/);
});
