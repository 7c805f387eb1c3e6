import { explainHost } from '../../lib/cli/why';
import { environmentForTests } from '../environments-for-tests';
import { observationsOf } from '../observations-for-tests';

const environment = environmentForTests();

test('a host in sync: every fact, no command', () => {
  const lines = explainHost(
    environment,
    observationsOf(environment, () => ({})),
    'hyper0',
  );
  expect(lines).toContain('    program boss_daemon: absent');
  expect(lines.join('\n')).not.toMatch(/would run/);
});

test('a host that differs: fact, and the commands that would act', () => {
  const lines = explainHost(
    environment,
    observationsOf(environment, (host) =>
      host === 'hyper1' ? { 'program_state boss_daemon': { word: 'fatal', detail: '' } } : {},
    ),
    'hyper1',
  );
  expect(lines).toContain('    program boss_daemon: wants absent, found fatal');
  const would = lines.indexOf('    a deploy would run:');
  expect(lines[would + 1]).toBe('    $ remove_programs boss_daemon');
});

test('a host that gave no answer: the reason, its text made harmless', () => {
  const lines = explainHost(
    environment,
    observationsOf(environment, (host) =>
      host === 'boss0' ? { host, kind: 'unreachable', reason: 'no\u001b[2J route' } : {},
    ),
    'boss0',
  );
  expect(lines.join('\n')).toContain('unreachable: no\\u{1b}[2J route');
});

test('a host that nobody asked: which there are, and the near one', () => {
  expect(() =>
    explainHost(
      environment,
      observationsOf(environment, () => ({})),
      'hyper9',
    ),
  ).toThrow(/no such host was asked; got: hyper9; allowed: .*hyper0, hyper1.*; cure: did you mean hyper/);
});

test('a component that the environment adds is told as every other part', () => {
  const more = environmentForTests('zone', 'components:\n  iam: { group: iam, packages: [pitrix-iam] }\n');
  expect(explainHost(more, observationsOf(more), 'iam1')).toEqual([
    expect.stringMatching(/^iam1, seen /),
    'iam_deployed on iam',
    expect.stringContaining('iam deployed'),
    '    packages pitrix-iam: some',
    expect.stringContaining('its programs run'),
    '    programs: settled',
  ]);
});
