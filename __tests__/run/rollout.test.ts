import { outcomeLines } from '../../lib/run/host-outcome';
import { Ledger } from '../../lib/run/ledger';
import { rolloutArguments } from '../../lib/run/rollout-arguments';
import type { RunSubject } from '../../lib/run/run-header';

const nonce = 'abc123';
const pack = (text: string) => Buffer.from(text).toString('base64');
const hosts = ['h0', 'h1', 'h2', 'h3'];
const file: RunSubject = {
  title: 'boss_v1_absent on hyper',
  zone: 'unit1',
  platformGroup: 'hyper',
  hosts,
  rollout: { maxUnreachable: 2, excluded: [{ host: 'h3', reason: 'no route\u001b[2J' }] },
  steps: [
    {
      title: 'first',
      expect: [{ subject: 'program a', expected: 'absent' }],
      requires: [],
    },
  ],
};

function run(subject: RunSubject, ...lines: string[]) {
  const printed: string[] = [];
  const ledger = new Ledger(nonce, subject, hosts, (line) => printed.push(line));
  for (const line of lines) ledger.add(line.startsWith('~') ? line : `@@${nonce} ${line}`);
  return { ...ledger.close(), waiting: ledger.waiting, printed };
}
const proven = (host: string, verdict = 'already') => [`from ${host} step 0 ${verdict}`, `from ${host} end`];
const skippedAtPlan = {
  host: 'h3',
  result: 'skipped',
  reason: 'unreachable at plan time: no route\\u{1b}[2J',
};

test('hosts that were unreachable at plan time are listed, not waited for and not counted', () => {
  const all = run(file, ...proven('h0', 'converged'), ...proven('h1'), ...proven('h2'), 'finished');
  expect(all.failures).toEqual([]);
  expect(all.waiting).toEqual([]);
  expect(all.summary).toEqual(['first: 3 of 3 hosts proven (1 changed, 2 already so)']);
  expect(all.hosts).toEqual([
    { host: 'h0', result: 'proven', changed: true },
    { host: 'h1', result: 'proven', changed: false },
    { host: 'h2', result: 'proven', changed: false },
    skippedAtPlan,
  ]);
  expect(outcomeLines(all.hosts)).toEqual([
    'hosts: 3 proven (1 changed), 0 unreachable, 0 unreadable, 0 failed, 1 skipped',
    '  skipped: h3: unreachable at plan time: no route\\u{1b}[2J',
  ]);
});

test('one that was not asked and speaks is a stranger', () => {
  const all = run(file, ...['h0', 'h1', 'h2', 'h3'].flatMap((host) => proven(host)), 'finished');
  expect(all.failures).toContain('h3: a receipt came under a name that is not in the group');
});

test('a host that died since the plan is passed over within the policy, named, and not proven', () => {
  const lines = [
    ...proven('h0'),
    ...proven('h1'),
    '~ Error: The node [h2] is unreachable. Please check the network!',
    'unsent h2 unreachable',
    'finished',
  ];
  const all = run(file, ...lines);
  expect(all.failures).toEqual([]);
  expect(all.summary).toEqual(['first: 2 of 3 hosts proven (0 changed, 2 already so)']);
  expect(outcomeLines(all.hosts)).toEqual([
    'hosts: 2 proven (0 changed), 1 unreachable, 0 unreadable, 0 failed, 1 skipped',
    expect.stringMatching(
      /^ {2}unreachable: h2: no answer came; nothing was sent to it: Error: The node \[h2\] is unreachable/,
    ),
    expect.stringMatching(/^ {2}skipped: h3/),
  ]);
  const one = { ...file, rollout: { ...file.rollout, maxUnreachable: 1 } };
  expect(run(one, ...lines).failures).toEqual([expect.stringMatching(/^h2: unreachable: no answer came/)]);
  expect(run({ ...file, firstboxTargets: ['h2'] }, ...lines).failures).toHaveLength(1);
});

test.each([
  ['its change was sent', []],
  ['its host key changed', ['unsent h2 host-key-changed']],
  ['its host key is not known', ['unsent h2 host-key-unknown']],
])('a silent host is a failure whatever the policy where %s', (_, lines) => {
  const most = { ...file, rollout: { maxUnreachable: 100 } };
  const all = run(most, ...['h0', 'h1', 'h3'].flatMap((host) => proven(host)), ...lines, 'finished');
  expect(all.failures).toHaveLength(1);
  expect(all.hosts[2]).toMatchObject({ host: 'h2', result: 'unreachable' });
});

test('of a silent host it is said whether it may be changed, and what to do about its key', () => {
  const all = run({ ...file, rollout: {} }, ...proven('h0'), 'unsent h2 host-key-changed', 'finished');
  expect(all.failures.slice(0, 2)).toEqual([
    'h1: unreachable: no answer came; its change was sent, so it may be changed, and commands may still be running there: it said nothing',
    'h2: unreachable: host key changed: it is not the one that the firstbox knows; nothing was sent to it; ' +
      'if it was rebuilt, compare its key on its console, then on the firstbox: ssh-keygen -R h2, and log in to it once',
  ]);
  expect(all.hosts.map(({ changed }) => changed)).toEqual([false, 'unknown', false, 'unknown']);
});

test.each([
  ['nobody else is proven', ['finished']],
  ['it began', [...proven('h0'), ...proven('h1'), 'from h2 step 0 acting', ...proven('h3'), 'finished']],
  [
    'another one failed',
    [...proven('h0'), 'from h1 step 0 failed 1 -', 'from h1 end', ...proven('h3'), 'finished'],
  ],
  [
    'the script did not end',
    [...proven('h0'), ...proven('h1'), 'unsent h2 unreachable', 'unsent h3 unreachable'],
  ],
  [
    'others are skipped for it',
    [...proven('h0'), ...proven('h1'), `skipped h2 ${pack('wave 1')}`, 'finished'],
  ],
])('it is not passed over where %s', (_, lines) => {
  const most = { ...file, rollout: { maxUnreachable: 100 } };
  expect(run(most, ...lines).failures).not.toEqual([]);
});

test('five words, one meaning each', () => {
  const { hosts: outcomes } = run(
    { ...file, rollout: {} },
    `from h0 found 0 verify 0 running -`,
    'from h0 step 0 acting',
    `from h0 step 0 failed 1 ${pack('busy')}`,
    'from h0 end',
    'from h1 found 0 guard 0 unreadable -',
    'from h1 step 0 unreadable',
    'from h1 end',
    `skipped h2 ${pack('not touched, for wave 1 of 2 was not proven: h0')}`,
    'finished',
  );
  expect(outcomes).toEqual([
    {
      host: 'h0',
      result: 'failed',
      step: 'first',
      changed: true,
      reason: expect.stringMatching(/expected absent, found running; .* said: busy$/) as string,
    },
    {
      host: 'h1',
      result: 'unreadable',
      step: 'first',
      changed: false,
      reason: 'nothing was changed: program a: expected absent, found unreadable',
    },
    { host: 'h2', result: 'skipped', reason: 'not touched, for wave 1 of 2 was not proven: h0' },
    {
      host: 'h3',
      result: 'unreachable',
      changed: 'unknown',
      reason: expect.stringMatching(/^no answer came/) as string,
    },
  ]);
});

test('what the firstbox skipped is a failure by itself, and a host that speaks nevertheless is judged by what it says', () => {
  const all = run(file, ...proven('h0'), `skipped h1,h2 ${pack('why\u001b')}`, 'finished');
  expect(all.failures).toEqual(['hyper: skipped: h1, h2: why\\u{1b}']);
  expect(all.waiting).toEqual([]);
  const spoke = run(
    file,
    ...proven('h0'),
    `skipped h1,h2 ${pack('why')}`,
    'from h1 step 0 acting',
    'finished',
  );
  expect(spoke.hosts[1]).toMatchObject({ host: 'h1', result: 'unreadable', changed: true });
});

test('a run that asked nobody leaves every host skipped', () => {
  const { hosts: outcomes } = run(file, `moved ${pack('group hyper is now h0')}`, 'finished');
  expect(outcomes.map(({ host, result }) => `${host} ${result}`)).toEqual(
    hosts.map((host) => `${host} skipped`),
  );
});

test('order and policy reach the script as plain words', () => {
  expect(rolloutArguments({ ...file, rollout: {} })).toEqual(['-', '-', '0', '-', '0']);
  expect(rolloutArguments(file)).toEqual(['-', 'h3', '1', '-', '0']);
  const waves = [['h0'], ['h1', 'h2']];
  expect(rolloutArguments({ ...file, rollout: { waves, virtualName: 'proxy' } })).toEqual([
    'h0:h1,h2',
    '-',
    '0',
    'proxy',
    '0',
  ]);
});

test.each([
  [33, 3, 0],
  [34, 3, 1],
  [50, 4, 2],
  [10, 300, 30],
  [29, 100, 29],
  [100, 3, 3],
])('%d %% of %d hosts to change are exceeded by more than %d', (maxFailPercentage, count, expected) => {
  const waves = [['canary'], Array.from({ length: count - 1 }, (_, index) => `h${index}`)];
  expect(rolloutArguments({ rollout: { waves, maxFailPercentage } }).at(-1)).toBe(String(expected));
});

test('the percentage stops waves, it proves nobody: a failed host fails the run', () => {
  const rollout = { waves: [['h0'], ['h1'], ['h2', 'h3']], maxFailPercentage: 100 };
  const lines = ['from h1 step 0 failed 1 -', 'from h1 end', ...proven('h2'), ...proven('h3'), 'finished'];
  const all = run({ ...file, rollout }, ...proven('h0'), ...lines);
  expect(all.failures).toEqual([expect.stringMatching(/^h1: first: /)]);
  expect(all.hosts.map(({ result }) => result)).toEqual(['proven', 'failed', 'proven', 'proven']);
});
