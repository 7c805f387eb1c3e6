import type { ObservationRequest, Questions } from '../../lib/remote/questions';
import { Collector } from '../../lib/observe/collect';

const request: ObservationRequest = { group: 'boss', platformGroup: 'boss', steps: [] };
const questions: Questions = {
  script: '',
  probes: [
    { fn: 'program_state', args: ['a'] },
    { fn: 'path_state', args: ['/a'] },
  ],
  files: [],
  lookups: [],
  membershipOnly: [],
};
const nonce = 'abc123';
const pack = (text: string) => Buffer.from(text).toString('base64');

function collect(...lines: string[]) {
  const collector = new Collector(nonce, questions);
  for (const line of [`@@${nonce} group boss boss0,boss1`, ...lines, `@@${nonce} finished`])
    collector.add(line);
  const observed = collector.observationOf(request);
  if (observed.kind !== 'observed') throw new Error(JSON.stringify(observed));
  return observed.hosts;
}
const good = (host: string, word = 'absent') => [
  `@@${nonce} from ${host} answer 0 ${word} ${pack('why')}`,
  `@@${nonce} from ${host} answer 1 absent -`,
  `@@${nonce} from ${host} end 2`,
];

test('complete receipts are answers, whatever stands between them', () => {
  const [boss0, boss1] = collect(
    ...good('boss0', 'running'),
    'motd: welcome',
    `  @@${nonce} from boss1 end 2`,
    '@@other from boss1 end 0',
    ...good('boss1'),
  );
  expect(boss0).toEqual({
    host: 'boss0',
    kind: 'answered',
    answers: {
      'program_state a': { word: 'running', detail: 'why' },
      'path_state /a': { word: 'absent', detail: '' },
    },
  });
  expect(boss1?.kind).toBe('answered');
});

test('how a host was asked is told beside its answers, and is none of them', () => {
  const [boss0, boss1] = collect(
    `@@${nonce} from boss0 told ${pack('by supervisorctl')}`,
    ...good('boss0'),
    ...good('boss1'),
  );
  expect([boss0, boss1]).toEqual([
    expect.objectContaining({ kind: 'answered', detail: 'by supervisorctl' }),
    expect.not.objectContaining({ detail: expect.anything() as string }),
  ]);
});

test('a host without a receipt is unreachable, in the platform scripts words', () => {
  const [, boss1] = collect(
    '~[boss0',
    ...good('boss0'),
    '~ Error: The node [boss1] is unreachable. Please check the network!',
    '~ Done.',
  );
  expect(boss1).toEqual({
    host: 'boss1',
    kind: 'unreachable',
    reason: 'Error: The node [boss1] is unreachable. Please check the network!',
  });
});

test('what ssh said stands under the right host', () => {
  const [boss0, boss1] = collect(
    '~[boss1',
    '~ ssh: connect to host boss1 port 22: Connection refused',
    '~[boss0',
    '~ Connection timed out during banner exchange',
  );
  expect([boss0, boss1].map((host) => host?.kind === 'unreachable' && host.reason)).toEqual([
    'Connection timed out during banner exchange',
    'ssh: connect to host boss1 port 22: Connection refused',
  ]);
});

test('a fan-out that never ran leaves every host unreachable, with what it printed', () => {
  const reasons = collect(
    '~ /pitrix/upgrade/exec_nodes.sh: line 99: parallel: command not found',
    '~ Done.',
  ).map((host) => host.kind !== 'answered' && host.reason);
  expect(reasons).toEqual(
    Array(2).fill('/pitrix/upgrade/exec_nodes.sh: line 99: parallel: command not found'),
  );
});

test.each([
  ['cut off before its end', good('boss0').slice(0, 2), /did not finish/],
  ['one answer lost', [good('boss0')[0] ?? '', good('boss0')[2] ?? ''], /2 answers, 1 arrived/],
  ['two receipts', [...good('boss0'), `@@${nonce} from boss0 end 2`], /two receipts/],
  [
    'an answer forged beside the true one',
    [`@@${nonce} from boss0 answer 0 absent -`, ...good('boss0', 'running')],
    /answered twice/,
  ],
  [
    'an answer to nothing asked',
    [`@@${nonce} from boss0 answer 7 absent -`, ...good('boss0')],
    /not understood/,
  ],
  ['a negative index', [`@@${nonce} from boss0 answer -1 absent -`, ...good('boss0')], /not understood/],
  [
    'an end without a number',
    [...good('boss0').slice(0, 2), `@@${nonce} from boss0 end`],
    /gave NaN answers/,
  ],
  [
    'an end that counts in hexadecimal, 0x2',
    [...good('boss0').slice(0, 2), `@@${nonce} from boss0 end 0x2`],
    /gave NaN answers/,
  ],
  [
    'an answer without its number',
    [`@@${nonce} from boss0 answer  absent -`, ...good('boss0').slice(1)],
    /not understood/,
  ],
  ['words of its own', [`@@${nonce} from boss0 fine`, ...good('boss0')], /not understood/],
])('a receipt is unreadable: %s', (_, lines, reason) => {
  const [boss0] = collect(...lines);
  expect(boss0).toEqual({
    host: 'boss0',
    kind: 'unreadable',
    reason: expect.stringMatching(reason) as string,
  });
});

test('a word outside the closed set is unreadable, also one that JavaScript knows', () => {
  for (const word of ['gone', 'constructor', '__proto__', 'ABSENT']) {
    const [boss0] = collect(...good('boss0', word));
    expect(boss0).toMatchObject({ answers: { 'program_state a': { word: 'unreadable' } } });
  }
});

test('a host cannot speak for the firstbox or for a host outside the groups', () => {
  const collector = new Collector(nonce, questions);
  collector.add(`@@${nonce} from boss9 group boss boss9`);
  collector.add(`@@${nonce} from boss9 finished`);
  expect(collector.done).toBe(false);
  expect(collector.observationOf(request)).toEqual({
    kind: 'unreadable',
    reason: 'the firstbox said nothing about it',
  });
});

test('a host that calls itself otherwise is told, and proves nothing for the one of that name', () => {
  expect(collect(...good('boss0'), `@@${nonce} from boss1 called boss0`)).toMatchObject([
    { host: 'boss0', kind: 'answered' },
    {
      host: 'boss1',
      kind: 'unreadable',
      reason: expect.stringMatching(/^it calls itself boss0, so/) as string,
    },
  ]);
});

test('of a host with two outputs neither is believed', () => {
  const [boss0] = collect(...good('boss0'), `@@${nonce} from boss0 twice`);
  expect(boss0).toMatchObject({
    kind: 'unreadable',
    reason: expect.stringMatching(/^two outputs/) as string,
  });
});

test.each([
  ['host-key-changed', 'host key changed: it is not the one that the firstbox knows'],
  ['host-key-unknown', 'host key not known to the firstbox'],
])('a host that the firstbox does not believe to be that one is not called dead: %s', (why, reason) => {
  const [boss0] = collect('~[boss0', '~ @@@@@@@@', `@@${nonce} unsent boss0 ${why}`);
  expect(boss0).toEqual({ host: 'boss0', kind: 'untrusted', reason });
});

test('a group that cannot be read says why', () => {
  const collector = new Collector(nonce, questions);
  collector.add(`@@${nonce} group-problem boss ${pack('group boss: names no host')}`);
  expect(collector.observationOf(request)).toEqual({
    kind: 'unreadable',
    reason: 'group boss: names no host',
  });
});
