import { inquiriesOf } from '../../../components/inquiries';
import type { HostObservation, Observations } from '../../../model/observation';
import { probeKey } from '../../../model/step';
import { explainHost } from '../../../scripts/boss/why';
import { environmentForTests } from '../../environments-for-tests';

const environment = environmentForTests();

/** Two hosts in each group, all in sync but for what is changed. */
function seen(changed: (host: string) => HostObservation | Record<string, { word: string; detail: string }>) {
  const groups = inquiriesOf(environment).map(({ group, steps }) => {
    const inSync = Object.fromEntries(
      steps
        .flatMap(({ expect, require }) => [...expect, ...require])
        .map(({ probe, expected }) => [probeKey(probe), { word: expected, detail: '' }]),
    );
    const hosts = [`${group}0`, `${group}1`].map((host): HostObservation => {
      const change = changed(host);
      return 'kind' in change && typeof change.kind === 'string'
        ? change
        : { host, kind: 'answered', answers: { ...inSync, ...(change as object) } };
    });
    return [group, { kind: 'observed' as const, hosts }] as const;
  });
  const observations: Observations = {
    apiVersion: 'boss-cdktf/observations/v1',
    environment: 'unit',
    observedAt: '2026-01-02T03:04:05Z',
    groups: Object.fromEntries(groups),
  };
  return observations;
}

test('a host in sync: every fact, no command', () => {
  const lines = explainHost(
    environment,
    seen(() => ({})),
    'hyper0',
  );
  expect(lines).toContain('    program boss_daemon: absent');
  expect(lines.join('\n')).not.toMatch(/would run/);
});

test('a host that differs: fact, and the commands that would act', () => {
  const lines = explainHost(
    environment,
    seen((host) => (host === 'hyper1' ? { 'program_state boss_daemon': { word: 'fatal', detail: '' } } : {})),
    'hyper1',
  );
  expect(lines).toContain('    program boss_daemon: wants absent, found fatal');
  const would = lines.indexOf('    a deploy would run:');
  expect(lines[would + 1]).toBe('    $ remove_programs boss_daemon');
});

test('a host that gave no answer: the reason, its text made harmless', () => {
  const lines = explainHost(
    environment,
    seen((host) => (host === 'boss0' ? { host, kind: 'unreachable', reason: 'no\u001b[2J route' } : {})),
    'boss0',
  );
  expect(lines.join('\n')).toContain('unreachable: no\\u{1b}[2J route');
});

test('a host that nobody asked: which there are, and the near one', () => {
  expect(() =>
    explainHost(
      environment,
      seen(() => ({})),
      'hyper9',
    ),
  ).toThrow(/no such host was asked; got: hyper9; allowed: .*hyper0, hyper1.*; cure: did you mean hyper/);
});
