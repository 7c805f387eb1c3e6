import { Ledger } from '../../lib/run/ledger';
import type { RunSubject } from '../../lib/run/run-header';

const nonce = 'abc123';
const pack = (text: string) => Buffer.from(text).toString('base64');
const file: RunSubject = {
  title: 'boss_v1_absent on boss',
  zone: 'unit1',
  platformGroup: 'boss',
  steps: [
    {
      title: 'program a absent',
      expect: [{ subject: 'program a', expected: 'absent' }],
      requires: [
        {
          subject: 'pending changes',
          expected: 'none',
        },
      ],
    },
  ],
};

function run(...lines: string[]) {
  const printed: string[] = [];
  const ledger = new Ledger(nonce, file, ['boss0', 'boss1'], (line) => printed.push(line));
  for (const line of lines) ledger.add(`@@${nonce} ${line}`);
  return { ...ledger.close(), printed };
}
const proven = (host: string, verdict = 'already') => [`from ${host} step 0 ${verdict}`, `from ${host} end`];

test('every host proven for every step, one end each: no failures, and the no-op is said aloud', () => {
  const { summary, failures, printed } = run(...proven('boss0'), ...proven('boss1', 'converged'), 'finished');
  expect(failures).toEqual([]);
  expect(summary).toEqual(['program a absent: 2 of 2 hosts proven (1 changed, 1 already so)']);
  expect(printed).toEqual([
    'boss0  program a absent: already so',
    'boss1  program a absent: done and proven',
  ]);
});

test('what a host tells for people is printed, made harmless, and proves nothing', () => {
  const { failures, printed } = run(`from boss0 told ${pack('versions: a: 1\u001b[2J')}`, 'finished');
  expect(printed).toEqual(['boss0  versions: a: 1\\u{1b}[2J']);
  expect(failures).toEqual([
    expect.stringMatching(/^boss0: unreadable: its answer did not come to its end; it may be changed/),
    expect.stringMatching(/^boss1: unreachable: no answer came/),
  ]);
});

test.each([
  ['a host without a receipt', [...proven('boss0'), 'finished'], /^boss1: unreachable: no answer came/],
  [
    'a host that ended without a verdict',
    [...proven('boss0'), 'from boss1 end', 'finished'],
    /^boss1: program a absent: it ended without a proof/,
  ],
  [
    'a verdict without an end',
    [...proven('boss0'), 'from boss1 step 0 already', 'finished'],
    /^boss1: unreadable: its answer did not come to its end/,
  ],
  [
    'a verdict given twice',
    [...proven('boss0'), 'from boss1 step 0 already', ...proven('boss1'), 'finished'],
    /^boss1: program a absent: it was reported twice/,
  ],
  [
    'an end given twice',
    [...proven('boss0'), ...proven('boss1'), 'from boss1 end', 'finished'],
    /^boss1: unreadable: two receipts/,
  ],
  [
    'a stranger',
    [...proven('boss0'), ...proven('boss1'), 'from boss9 step 0 already', 'finished'],
    /^boss9: a receipt came under a name that is not in the group/,
  ],
  [
    'an unknown step',
    [...proven('boss0'), ...proven('boss1'), 'from boss1 step 1 already', 'finished'],
    /^boss1: unreadable: a verdict on step 1/,
  ],
  [
    'an unknown verdict',
    [...proven('boss0'), 'from boss1 step 0 fine', 'from boss1 end', 'finished'],
    /^boss1: program a absent: a verdict that is not understood: fine/,
  ],
  [
    'a step number that is not written as the program does, step 00',
    [...proven('boss0'), ...proven('boss1'), 'from boss1 step 00 already', 'finished'],
    /^boss1: unreadable: a receipt that is not understood: step 00 already/,
  ],
  [
    'a word behind a proof',
    [...proven('boss0'), 'from boss1 step 0 already really', 'from boss1 end', 'finished'],
    /^boss1: unreadable: a receipt that is not understood: step 0 already really/,
  ],
  [
    'a proof against what the host itself found',
    [...proven('boss0'), 'from boss1 found 0 guard 0 running -', ...proven('boss1'), 'finished'],
    /^boss1: program a absent: already was said after: program a: expected absent, found running/,
  ],
  [
    'a script that did not end',
    [...proven('boss0'), ...proven('boss1')],
    /^firstbox: its script did not come to its end/,
  ],
  [
    'a run that was asked to stop',
    ['stopped', 'finished'],
    /^boss: the run was asked to stop, or could not keep its journal, before it began on these hosts/,
  ],
  [
    'a group that moved, with an escape sequence in its file',
    [`moved ${pack('group boss: \u001b[2J')}`, 'finished'],
    /^boss: the group is not what was planned, nothing was changed: group boss: \\u\{1b\}\[2J; plan again$/,
  ],
  [
    'a group that moved',
    [`moved ${pack('group boss is now boss0')}`, 'finished'],
    /^boss: the group is not what was planned, nothing was changed: group boss is now boss0/,
  ],
])('not proven: %s', (_, lines, failure) => {
  const { failures } = run(...lines);
  expect(failures).toEqual([expect.stringMatching(failure)]);
});

test('a failed verify names host, step, expected, found and what the commands said, made harmless', () => {
  const { failures } = run(
    ...proven('boss0'),
    `from boss1 found 0 guard 0 running ${pack('pid 7')}`,
    'from boss1 step 0 acting',
    `from boss1 found 0 verify 0 running ${pack('still here')}`,
    `from boss1 step 0 failed 1 ${pack('\u001b[2Jrm: ${file("x")}')}`,
    'from boss1 end',
    'finished',
  );
  expect(failures).toEqual([
    'boss1: program a absent: program a: expected absent, found running (still here); its commands ended with 1 and said: \\u{1b}[2Jrm: ${file("x")}',
  ]);
});

test('a requirement that is not met on the host changes nothing and says which', () => {
  const { failures } = run(
    ...proven('boss0'),
    `from boss1 found 0 require 0 foreign ${pack('other is changed')}`,
    'from boss1 step 0 blocked',
    'from boss1 end',
    'finished',
  );
  expect(failures).toEqual([
    'boss1: program a absent: nothing was changed: pending changes: expected none, found foreign (other is changed)',
  ]);
});

test.each([
  ['called boss0', /^boss1: unreadable: it calls itself boss0, so nothing that it says is believed; give it/],
  ['twice', /^boss1: unreadable: two outputs came under its name/],
])('a host whose name is not its own is told, and the one of that name is proven: %s', (word, failure) => {
  const { failures, hosts } = run(...proven('boss0'), `from boss1 ${word}`, 'finished');
  expect(failures).toEqual([expect.stringMatching(failure)]);
  expect(hosts).toMatchObject([
    { host: 'boss0', result: 'proven', changed: false },
    { host: 'boss1', result: 'unreadable', changed: 'unknown' },
  ]);
});

test('how a push ended is told when the proof is missing, and is no proof itself', () => {
  const pushed = `pushed 0 ${pack('Updating [boss0] ... OK.')}`;
  expect(run(pushed, ...proven('boss0'), ...proven('boss1'), 'finished').failures).toEqual([]);
  expect(run(pushed, ...proven('boss0'), 'finished').failures).toEqual([
    expect.stringMatching(/^boss1: unreachable: no answer came/),
    'firstbox: build and push ended with 0 and said: Updating [boss0] ... OK.',
  ]);
});

test('a request to stop before the firstbox’s own part is not what the firstbox answered', () => {
  const ofFirstbox = { ...file, platformGroup: 'firstbox' };
  const ledger = new Ledger(nonce, ofFirstbox, ['firstbox'], () => undefined);
  for (const line of ['stopped', 'finished']) ledger.add(`@@${nonce} ${line}`);
  const { failures, hosts } = ledger.close();
  expect(failures).toEqual([expect.stringMatching(/^firstbox: the run was asked to stop/)]);
  expect(hosts).toEqual([
    { host: 'firstbox', result: 'skipped', reason: expect.stringMatching(/^the run was asked/) as string },
  ]);
});

test('a host that a deploy job left out of its group is told, though every other one is proven', () => {
  const [step] = file.steps;
  if (step === undefined) throw new Error('no step');
  const close = (members: string) => {
    const making = { ...file, steps: [{ ...step, createsHosts: true as const }] };
    const ledger = new Ledger(nonce, making, ['boss0', 'boss1'], () => undefined);
    const hosts = members.split(',').flatMap((host) => proven(host));
    for (const line of [`members ${members}`, ...hosts, 'finished']) ledger.add(`@@${nonce} ${line}`);
    return ledger.close().failures;
  };
  expect(close('boss0')).toEqual([
    expect.stringMatching(/^boss: boss1 left it during the deploy job and is not proven; see that/),
  ]);
  expect(close('boss0,boss1,boss2')).toEqual([]);
});
