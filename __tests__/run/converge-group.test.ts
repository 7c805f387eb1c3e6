/**
 * verifies, over a real sshd whose sessions run in a folder that stands for the firstbox: a group is brought to what is wished and proven,
 * what is not proven fails by name, and what is left open is found, asked to stop, and kept in the history
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { convergeGroup } from '../../lib/run/converge-group';
import type { HostOutcome } from '../../lib/run/host-outcome';
import { appendHistory, localHistoryFile, localHistoryLines } from '../../lib/run/local-history';
import { settleLeftRuns } from '../../lib/run/settle-left-runs';
import { type HistoryEntry, readHistory } from '../../lib/run/history';
import { noDesiredFiles } from '../../lib/desired/desired-files';
import type { RunHeader } from '../../lib/run/run-header';
import type { RunSpec } from '../../lib/run/run-spec';
import type { Step } from '../../lib/plan/step';
import { historyOfFirstbox } from '../../lib/run/firstbox-history';
import { findOpenRuns, stopRun } from '../../lib/run/open-runs';
import { renderScript } from '../../lib/recipes/script';
import { environmentForTests } from '../environments-for-tests';
import { FirstboxFolder } from './firstbox-folder';
import { type LoopbackSshd, startLoopbackSshd } from '../observe/loopback-sshd';
import { until } from '../observe/until';

let firstbox: FirstboxFolder;
let sshd: LoopbackSshd;
beforeEach(async () => {
  firstbox = new FirstboxFolder();
  sshd = await startLoopbackSshd([`ForceCommand ${firstbox.session}`]);
});
afterEach(() => {
  sshd.stop();
  firstbox.remove();
});
const place = (name: string) => join(firstbox.path, name);

/** That a file is gone, by these commands. */
const gone = (name: string, ...run: readonly string[]): Step => ({
  title: `${name} absent`,
  expect: [{ subject: `file ${name}`, probe: { fn: 'path_state', args: [place(name)] }, expected: 'absent' }],
  requires: [],
  run,
});

/** Carries out these steps on the firstbox; how it ended, what was printed, how it came out. */
function converge(
  steps: readonly Step[],
  { signal, stack }: { readonly signal?: AbortSignal; readonly stack?: string } = {},
) {
  const environment = environmentForTests();
  const title = 'files absent on firstbox';
  const record: RunHeader = {
    run: randomBytes(12).toString('hex'),
    by: 'alice@desk',
    environment: 'unit',
    commit: 'none',
    plan: 'p',
    title,
  };
  const file: RunSpec = {
    title,
    name: 'files_absent_firstbox',
    environment: 'unit',
    stateDirectory: firstbox.path,
    zone: 'unit1',
    connection: sshd.connection,
    fanOut: environment.fanOut,
    platformGroup: 'firstbox',
    hosts: ['firstbox'],
    decides: [],
    steps,
    ...(stack === undefined ? {} : { stack }),
  };
  const printed: string[] = [];
  const outcomes: HostOutcome[] = [];
  const ended = convergeGroup(file, renderScript(title, steps), record, noDesiredFiles, {
    print: (line) => printed.push(line),
    begun: () => printed.push('begun'),
    settled: (hosts) => outcomes.push(...hosts),
    ...(signal === undefined ? {} : { signal }),
  }).then(
    () => 'proven',
    (error: unknown) => String(error),
  );
  return { run: record.run, record, printed, outcomes, ended };
}

test('what differs is changed and proven, what is right is left alone', async () => {
  writeFileSync(place('old'), '');
  const first = converge([gone('old', `rm -f ${place('old')}`), gone('never', `touch ${place('ran')}`)]);
  expect(await first.ended).toBe('proven');
  expect(first.printed[0]).toBe('begun');
  expect(first.outcomes).toEqual([expect.objectContaining({ host: 'firstbox', result: 'proven' })]);
  expect([existsSync(place('old')), existsSync(place('ran'))]).toEqual([false, false]);
  expect(await findOpenRuns(sshd.connection, 'unit1')).toEqual([]);
  const history = await historyOfFirstbox(sshd.connection, 'unit1');
  expect(readHistory(history.filter((line) => line.includes(first.run))).entries).toEqual([
    expect.objectContaining({ ...first.record, host: 'firstbox', result: 'proven' }),
  ]);
}, 60_000);

test('commands that succeed and change nothing are no proof: host, step, expected and found are named', async () => {
  writeFileSync(place('old'), '');
  const { ended, outcomes } = converge([gone('old', 'true'), gone('next', `touch ${place('ran')}`)]);
  expect(await ended).toMatch(/files absent on firstbox: not proven\n +firstbox: .*file old.*absent.*file/);
  expect(outcomes).toEqual([expect.objectContaining({ host: 'firstbox' })]);
  expect(outcomes[0]?.result).not.toBe('proven');
  expect(existsSync(place('ran'))).toBe(false);
}, 60_000);

test('a run that is not followed any more goes on, is found by its name, and is found no more at its end', async () => {
  writeFileSync(place('old'), '');
  writeFileSync(place('waits'), '');
  const interrupt = new AbortController();
  const { run, ended, printed, outcomes, record } = converge(
    [gone('old', `while [ -e ${place('waits')} ]; do sleep 0.05; done`, `rm -f ${place('old')}`)],
    { signal: interrupt.signal, stack: 'cdktf.out/stacks/own' },
  );
  const mine = async () =>
    (await findOpenRuns(sshd.connection, 'unit1')).filter(({ nonce }) => nonce === run);
  await until('it is at work', async () => (await mine()).some(({ open }) => open.length > 0));
  expect(printed.slice(0, 2)).toEqual([
    'begun',
    'firstbox  the run works there by itself, and goes on without you; to follow it: npx boss attach unit --stack cdktf.out/stacks/own',
  ]);
  interrupt.abort();
  expect(await ended).not.toBe('proven');
  expect(outcomes).toEqual([expect.objectContaining({ host: 'firstbox', result: 'running' })]);
  expect(printed).toContain('  left running: firstbox');
  const remembered = localHistoryFile(firstbox.path, 'unit');
  const told = () =>
    readHistory(localHistoryLines(remembered)).entries.map(({ host, result }) => `${host} ${result}`);
  const left = (host: string, of = record): HistoryEntry => ({
    ...of,
    begun: 1,
    host,
    result: 'running',
    seconds: 0,
  });
  const killed = { ...record, run: 'dead' };
  appendHistory(remembered, [left('firstbox'), left('never-begun'), left('boss0', killed)]);
  const settle = () => settleLeftRuns(remembered, sshd.connection, 'unit1');
  await settle();
  expect(told()).toEqual(['firstbox running', 'never-begun running', 'boss0 unreadable']);
  expect(await mine()).toEqual([
    expect.objectContaining({
      state: 'running',
      title: 'files absent on firstbox',
      by: 'alice@desk',
      open: [expect.objectContaining({ host: 'firstbox' })],
    }),
  ]);
  rmSync(place('waits'));
  await until('it has ended', async () => (await mine()).length === 0);
  expect(existsSync(place('old'))).toBe(false);
  await settle();
  expect(told()).toEqual(['boss0 unreadable', 'firstbox proven', 'never-begun skipped']);
  const lines = localHistoryLines(remembered).length;
  await settle();
  expect(localHistoryLines(remembered)).toHaveLength(lines);
}, 60_000);

test('a run that is not followed any more when it was told to begin is told as left running, not as never begun', async () => {
  writeFileSync(place('stalled'), '');
  firstbox.standIn('setsid', `touch ${place('at')}; while [ -e ${place('stalled')} ]; do sleep 0.05; done`);
  const interrupt = new AbortController();
  const { ended, outcomes } = converge([gone('old', 'true')], { signal: interrupt.signal });
  await until('it stalls', () => existsSync(place('at')));
  interrupt.abort();
  expect(await ended).toMatch(/the run was told to begin: npx boss attach unit tells whether it is at work/);
  expect(outcomes).toEqual([expect.objectContaining({ host: 'firstbox', result: 'running' })]);
  rmSync(place('stalled'));
}, 60_000);

test('a firstbox that cannot be written to was not told to begin: every host is told as skipped', async () => {
  writeFileSync(place('log'), 'not a folder');
  const { ended, outcomes } = converge([gone('old', `touch ${place('ran')}`)]);
  expect(await ended).toMatch(/nothing was begun/);
  expect(outcomes).toEqual([expect.objectContaining({ host: 'firstbox', result: 'skipped' })]);
  expect(existsSync(place('ran'))).toBe(false);
}, 60_000);

test('a run that is asked to stop is noted as such on the firstbox', async () => {
  expect(await converge([gone('never', 'true')]).ended).toBe('proven');
  await stopRun(sshd.connection, 'unit1', 'abc123');
  const notes = readdirSync(firstbox.path, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.stop'),
  );
  expect(notes.map((file) => readFileSync(place(file), 'utf8').trim())).toEqual(['abc123']);
}, 60_000);
