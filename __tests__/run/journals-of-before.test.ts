/** verifies: what the version before (009be9c) left on a firstbox is read; the files beside this one are its own */
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { replayedHistory } from '../../lib/run/firstbox-history';
import { readHistory } from '../../lib/run/history';
import { openRun } from '../../lib/run/read-open-run';
import { FirstboxFolder } from './firstbox-folder';
import { historyOfLines } from './history-of-lines';

let firstbox: FirstboxFolder;
beforeEach(() => {
  firstbox = new FirstboxFolder();
  mkdirSync(join(firstbox.path, 'log'), { mode: 0o700 });
  cpSync(join(__dirname, 'journals-of-009be9c'), join(firstbox.path, 'log/unit1'), { recursive: true });
});
afterEach(() => firstbox.remove());
const script = `printf '@@%s finished\\n' "$1"\n`;

test('the run that did not end is told of, with its hosts, until one of its name did', async () => {
  const listed = await firstbox.ask('list', 'unit1');
  expect(listed).toHaveLength(1);
  const [nonce = '', state, since, about, open] = (listed[0] ?? '').replace('@run-', '').split(' ');
  expect(openRun([state ?? '', nonce, since ?? '', about ?? '', open ?? ''])).toEqual({
    state: 'unended',
    nonce: '00c0ffee00000002',
    since: '2026-11-28T14:43:25Z',
    title: 'notify_webhook_boss on boss',
    by: 'carol@desk',
    open: [{ host: 'boss1' }],
  });
  await firstbox.run({ zone: 'unit1', nonce: 'a1', name: 'notify_webhook_boss', script });
  expect(await firstbox.ask('list', 'unit1')).toEqual([]);
  expect(firstbox.journals('unit1').at(-1)).toMatch(/^n0000000001-/);
}, 20_000);

test('its journal is followed from its beginning, and its history is read on', async () => {
  const followed = await firstbox.ask('follow', 'unit1', '00c0ffee00000001', '0');
  expect(followed.slice(-2)).toEqual(['@@00c0ffee00000001 ended', '@run-00c0ffee00000001 ended']);
  await firstbox.run({ zone: 'unit1', nonce: 'a1', script });
  const said = await firstbox.ask('history', 'unit1');
  const lines = said.map((line) => line.replace('@run-history ', ''));
  const { entries, broken } = readHistory(replayedHistory(lines, [], new Map()));
  expect([entries.map(({ host, result }) => `${host} ${result}`), broken]).toEqual([
    ['boss0 proven', 'boss1 proven', '- unreadable'],
    0,
  ]);
  const again = await historyOfLines(firstbox, '00c0ffee00000001');
  expect(again.entries.map(({ host, result }) => `${host} ${result}`)).toEqual([
    'boss0 failed',
    'boss1 failed',
  ]);
}, 20_000);

test('a folder that it left readable for others is closed by the next run', async () => {
  rmSync(join(firstbox.path, 'log'), { recursive: true });
  mkdirSync(join(firstbox.path, 'log/unit1'), { recursive: true, mode: 0o755 });
  const lines = await firstbox.run({ zone: 'unit1', nonce: 'a1', script });
  expect(lines.at(-1)).toBe('@run-a1 ended');
}, 20_000);
