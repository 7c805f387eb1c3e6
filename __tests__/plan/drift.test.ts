import { compare } from '../../lib/plan/drift';
import type { HostObservation } from '../../lib/plan/observation';
import type { Step } from '../../lib/plan/step';

const step: Step = {
  title: 'a program is absent',
  expect: [
    { subject: 'program a', probe: { fn: 'program_state', args: ['a'] }, expected: 'absent' },
    { subject: 'file a.conf', probe: { fn: 'path_state', args: ['/a.conf'] }, expected: 'absent' },
  ],
  requires: [
    {
      subject: 'pending changes',
      probe: { fn: 'pending_programs_of_others', args: ['a'] },
      expected: 'none',
    },
  ],
  run: [],
};

const host = (program: string, file: string, pending?: string): HostObservation => ({
  host: 'boss0',
  kind: 'answered',
  answers: {
    'program_state a': { word: program, detail: 'raw' },
    'path_state /a.conf': { word: file, detail: '' },
    ...(pending === undefined
      ? {}
      : { 'pending_programs_of_others a': { word: pending, detail: 'other is changed' } }),
  },
});

const see = (...hosts: HostObservation[]) => compare('boss', [step], { kind: 'observed', hosts });

test('a host that is as desired gives neither difference nor blocker, requirements or not', () => {
  expect(see(host('absent', 'absent'))).toEqual({
    hosts: ['boss0'],
    differences: [],
    blockers: [],
    excluded: [],
  });
  expect(see(host('absent', 'absent', 'foreign')).blockers).toEqual([]);
});

test('every expectation that is not met is a difference with host, subject, expected and found', () => {
  expect(see(host('running', 'file', 'none'))).toEqual({
    hosts: ['boss0'],
    differences: [
      {
        host: 'boss0',
        subject: 'program a',
        expected: 'absent',
        found: 'running',
        detail: 'raw',
        because: [],
      },
      { host: 'boss0', subject: 'file a.conf', expected: 'absent', found: 'file', detail: '', because: [] },
    ],
    blockers: [],
    excluded: [],
  });
});

test('an unmet requirement blocks a host that differs', () => {
  expect(see(host('absent', 'file', 'foreign')).blockers).toEqual([
    {
      where: ['boss0'],
      kind: 'blocked',
      subjects: ['pending changes'],
      reason: 'wants none, found foreign: other is changed',
    },
  ]);
});

test('a requirement without an answer is not taken for met', () => {
  expect(see(host('absent', 'file')).blockers).toEqual([
    { where: ['boss0'], kind: 'unreadable', subjects: ['pending changes'], reason: 'no answer' },
  ]);
});

test('unreadable and missing answers are neither in sync nor drift', () => {
  expect(see(host('unreadable', 'absent'))).toMatchObject({
    differences: [],
    blockers: [{ where: ['boss0'], kind: 'unreadable', subjects: ['program a'], reason: 'raw' }],
  });
  const silent: HostObservation = { host: 'boss1', kind: 'answered', answers: {} };
  expect(see(silent)).toMatchObject({
    differences: [],
    blockers: [{ kind: 'unreadable', subjects: ['program a', 'file a.conf'], reason: 'no answer' }],
  });
});

test('hosts and groups that cannot be read are named', () => {
  expect(see({ host: 'boss1', kind: 'unreachable', reason: 'no route' }, host('absent', 'absent'))).toEqual({
    hosts: ['boss1', 'boss0'],
    differences: [],
    blockers: [{ where: ['boss1'], kind: 'unreachable', subjects: [], reason: 'no route' }],
    excluded: [],
  });
  expect(compare('boss', [step], { kind: 'unreadable', reason: 'names no host' })).toEqual({
    hosts: [],
    differences: [],
    blockers: [{ where: ['group boss'], kind: 'unreadable', subjects: [], reason: 'names no host' }],
    excluded: [],
  });
});

test('a cause that strikes several hosts is told once, with all of them', () => {
  const dead = (name: string): HostObservation => ({
    host: name,
    kind: 'unreachable',
    reason: 'parallel: command not found',
  });
  expect(see(dead('boss0'), dead('boss1')).blockers).toEqual([
    { where: ['boss0', 'boss1'], kind: 'unreachable', subjects: [], reason: 'parallel: command not found' },
  ]);
});

describe('hosts that may be unreachable', () => {
  const dead = (name: string): HostObservation => ({ host: name, kind: 'unreachable', reason: 'no route' });
  const seeAtMost = (most: number, ...hosts: HostObservation[]) =>
    compare('hyper', [step], { kind: 'observed', hosts }, most);

  test('are skipped, stay members, and the others are compared', () => {
    const { hosts, differences, blockers, excluded } = seeAtMost(
      1,
      dead('h1'),
      host('running', 'absent', 'none'),
    );
    expect([hosts, blockers, excluded]).toEqual([['h1', 'boss0'], [], [{ host: 'h1', reason: 'no route' }]]);
    expect(differences).toHaveLength(1);
  });

  test('one more than may be is a blocker, with all of them', () => {
    expect(seeAtMost(1, dead('h1'), dead('h2'), host('absent', 'absent'))).toMatchObject({
      blockers: [{ where: ['h1', 'h2'], kind: 'unreachable' }],
      excluded: [],
    });
  });

  test('all of them are a blocker, however many may be: nobody would be proven', () => {
    expect(seeAtMost(10_000, dead('h1'), dead('h2'))).toMatchObject({
      blockers: [{ where: ['h1', 'h2'] }],
      excluded: [],
    });
  });

  test('do not include unreadable ones', () => {
    const unreadable: HostObservation = { host: 'h1', kind: 'unreadable', reason: 'two receipts' };
    expect(seeAtMost(10, unreadable, host('absent', 'absent'))).toMatchObject({
      blockers: [{ where: ['h1'], kind: 'unreadable' }],
      excluded: [],
    });
  });
});
