/** verifies: the firstbox's history says of each journal what the ledger says of it, however it came there */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyOfLines } from './history-of-lines';
import { replayedHistory } from '../../lib/run/firstbox-history';
import { readHistory } from '../../lib/run/history';
import { Ledger } from '../../lib/run/ledger';
import { packHeader, type RunSubject } from '../../lib/run/run-header';
import { FirstboxFolder } from './firstbox-folder';

let firstbox: FirstboxFolder;
beforeAll(() => (firstbox = new FirstboxFolder()));
afterAll(() => firstbox.remove());

const step = (title: string) => ({
  title,
  expect: [{ subject: 'a program', expected: 'absent' }],
  requires: [{ subject: 'a job', expected: 'none' }],
});
const subject: RunSubject = {
  title: 'a title',
  zone: 'unit1',
  platformGroup: 'boss',
  hosts: ['a', 'b', 'c'],
  rollout: { excluded: [{ host: 'c', reason: 'no route' }] },
  steps: [step('first'), step('second')],
};
const of = (run: string) => ({ run, by: 'me', environment: 'unit', commit: 'none', plan: 'p', title: 't' });
const long = Buffer.from('a long text that a host sent, with a secret in it').toString('base64');
const whole = (host: string) => [
  `from ${host} step 0 already`,
  `from ${host} step 1 converged`,
  `from ${host} end`,
];
const rest = [...whole('b'), 'finished'];

let number = 0;
/** One run that says these words: what the ledger makes of its journal, what the firstbox's history, and how much was sent for that. */
async function bothWays(said: readonly string[]) {
  const run = `ab${number++}`;
  await firstbox.run({
    zone: 'unit1',
    nonce: run,
    about: packHeader(of(run), subject),
    script: said.map((words) => `printf '%s\\n' '@@${run} ${words}'`).join('\n'),
  });
  const name = firstbox.journals('unit1').find((file) => file.endsWith(`.${run}`)) ?? '';
  const ledger = new Ledger(run, subject, subject.hosts ?? [], () => undefined);
  for (const line of readFileSync(join(firstbox.path, 'log/unit1', name), 'utf8').split('\n'))
    ledger.add(line);
  const { hosts, failures } = ledger.close();
  const { entries, sent } = await historyOfLines(firstbox, run);
  return {
    failures,
    sent,
    ledger: hosts.map(({ host, result, step: at = '' }) => `${host} ${result} ${at}`.trim()),
    history: entries.map(({ host, result, step: at = '' }) => `${host} ${result} ${at}`.trim()),
  };
}

test.each<[string, readonly string[]]>([
  ['all is proven', [...whole('a'), ...rest]],
  ['an end comes twice', [...whole('a'), 'from a end', ...rest]],
  ['an end has a number', [...whole('a').slice(0, 2), 'from a end 2', ...rest]],
  ['a receipt is not understood', [...whole('a'), 'from a really', ...rest]],
  ['a verdict comes twice', ['from a step 0 already', ...whole('a'), ...rest]],
  ['a proof is missing', ['from a step 1 already', 'from a end', ...rest]],
  [
    'a proof comes after what speaks against it',
    [`from a found 0 guard 0 x ${long}`, ...whole('a'), ...rest],
  ],
  ['a step is not in the plan', [...whole('a'), 'from a step 7 already', ...rest]],
  ['it was told something and then nothing', ['changing a b', `from a told ${long}`, ...rest]],
  ['it said nothing', ['changing a b', ...rest]],
  ['nothing was sent to it', ['changing a b', 'unsent a unreachable', ...rest]],
  ['it began and said no more', ['changing a b', 'from a step 0 acting', ...rest]],
  [
    'it failed',
    [`from a found 0 verify 0 x ${long}`, `from a step 0 failed 1 ${long}`, 'from a end', ...rest],
  ],
  ['it is blocked', ['from a found 0 require 0 x -', 'from a step 0 blocked', 'from a end', ...rest]],
  ['it has another name', [...whole('a'), 'from a called x', ...rest]],
  ['it came twice', [...whole('a'), 'from a twice', ...rest]],
  ['it was not touched', [`skipped a ${long}`, ...rest]],
  ['the group is another', [`moved ${long}`, 'finished']],
  ['it was asked to stop', ['stopped', 'finished']],
  ['the script was cut', ['cut']],
  ['the group cannot be read', [`pushed 0 ${long}`, `nobody ${long}`, 'finished']],
  ['the program is too long', ['changing a b', 'too-long 70000', 'finished']],
])('%s: both say the same', async (_, said) => {
  const { ledger, history, failures } = await bothWays(said);
  expect(history).toEqual(ledger);
  expect(history.filter((line) => !line.endsWith('proven')).length > 1).toBe(failures.length > 0);
});

test.each<[string, readonly string[]]>([
  ['a push that failed', [`pushed 1 ${long}`, ...whole('a'), ...rest]],
  ['a script without its end', [...whole('a'), ...whole('b')]],
  ['a stranger', [...whole('a'), 'from x end', ...rest]],
])('%s is in the history, though each host is proven', async (_, said) => {
  const { ledger, history, failures } = await bothWays(said);
  expect(failures).not.toEqual([]);
  expect(history).toEqual([...ledger, 'firstbox unreadable']);
});

test('texts of hosts stay on the firstbox', async () => {
  const { sent } = await bothWays([
    `from a told ${long}`,
    `from a found 0 verify 0 x ${long}`,
    `from a step 0 failed 1 ${long}`,
    `pushed 0 ${long}`,
    `progress ${long}`,
    ...rest,
  ]);
  expect(sent.slice(1).join('\n')).not.toContain(long);
  expect(sent.filter((line) => line.endsWith(' -'))).toHaveLength(4);
});

test('a run that was killed is judged by its journal, a run whose journal is gone is never proven', async () => {
  const { entries } = await historyOfLines(firstbox, 'ab0');
  expect(entries.map(({ result }) => result)).toContain('proven');
  const line = JSON.stringify({ ...of('ab0'), begun: 1, seconds: 2 });
  const rows = (lines: readonly string[], journals: ReadonlyMap<string, readonly string[]>) =>
    readHistory(replayedHistory(lines, ['ab0'], journals)).entries.map(
      ({ host, result, step: at }) => [host, result, at] as const,
    );
  expect(rows([line], new Map())).toEqual([['-', 'unreadable', 'journal gone']]);
  expect(rows([], new Map())).toEqual([]);
  const about = packHeader(of('ab0'), subject);
  const killed = [
    `@@ab0 begun 1 1 x 1700000000 ${about}`,
    ...whole('a').map((words) => `@@ab0 ${words}`),
    '@@ab0 from b step',
  ];
  expect(rows([], new Map([['ab0', killed]])).slice(0, 2)).toEqual([
    ['a', 'proven', undefined],
    ['b', 'unreadable', undefined],
  ]);
  expect(rows([line], new Map([['ab0', ['@@ab0 begun 1 1 x 1 e30=', ...killed.slice(1)]]]))).toEqual([
    ['-', 'unreadable', 'journal gone'],
  ]);
});

test('of many and large journals each connection brings some, whole or without an end', async () => {
  const large = new FirstboxFolder();
  try {
    const zone = join(large.path, 'log/unit1');
    mkdirSync(zone, { recursive: true, mode: 0o700 });
    const names = ['a0', 'a1', 'a2'];
    for (const name of names) {
      const filler = `@@${name} from a found 0 guard 0 x -\n`.repeat(name === 'a2' ? 200_000 : 70_000);
      writeFileSync(
        join(zone, `n000000000${name.slice(1)}-x.t.${name}`),
        `@@${name} begun\n${filler}@@${name} finished\n`,
      );
    }
    const first = await large.ask('journals', 'unit1', ...names, 'dead');
    expect(first.filter((line) => line.startsWith('@run-'))).toEqual(['@run-a0 sent', '@run-a1 sent']);
    const second = await large.ask('journals', 'unit1', 'dead', 'a2');
    expect(second.filter((line) => /^@run-| finished$/.test(line))).toEqual([
      '@run-dead gone',
      '@run-a2 sent',
    ]);
    expect(second.join('\n').length).toBeLessThan(4_100_000);
  } finally {
    large.remove();
  }
});
