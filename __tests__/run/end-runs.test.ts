/** verifies: a journal without its last line is told of until a deploy or attach ends it, and not while the run or its children live */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aboutOf, FirstboxFolder } from './firstbox-folder';

let firstbox: FirstboxFolder;
beforeEach(() => (firstbox = new FirstboxFolder()));
afterEach(() => firstbox.remove());

const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
const own = readFileSync('/proc/self/stat', 'utf8');
const started = own.slice(own.lastIndexOf(')') + 2).split(' ')[19] ?? '';
/** A journal that has no last line. @param process its number and start */
function leftBehind(process: string): string {
  const folder = join(firstbox.path, 'log/unit1');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'n0000000001-20261128T000000Z.web_supervisor_boss.abc');
  writeFileSync(
    file,
    `@@abc begun ${process} ${boot} 1700000000 ${aboutOf('carol@desk')}\n@@abc changing boss0\n@@abc from boss0 st`,
  );
  return file;
}
const states = async () =>
  (await firstbox.ask('list', 'unit1')).map((line) => line.split(' ').slice(0, 2).join(' '));
const script = `printf '@@%s finished\\n' "$1"\n`;

test('attach ends it, and what was cut off stays apart', async () => {
  const file = leftBehind('999999999 1');
  expect(await states()).toEqual(['@run-abc unended']);
  expect(await firstbox.ask('end', 'unit1')).toEqual(['@run-- closed']);
  expect(await states()).toEqual([]);
  expect(readFileSync(file, 'utf8').split('\n').slice(-3)).toEqual([
    '@@abc from boss0 st',
    '@@abc ended',
    '',
  ]);
}, 20_000);

test('a deploy of another part ends it', async () => {
  leftBehind('999999999 1');
  const lines = await firstbox.run({ zone: 'unit1', nonce: 'a1', script });
  expect(lines.at(-1)).toBe('@run-a1 ended');
  expect(await states()).toEqual([]);
}, 20_000);

test('a line that was cut off hides no end of the journal beside it', async () => {
  leftBehind('999999999 1');
  await firstbox.run({ zone: 'unit1', nonce: 'a1', script, name: 'another_run' });
  const folder = join(firstbox.path, 'log/unit1');
  // Newer than that, of a third part, and the line is cut off in it.
  writeFileSync(
    join(folder, 'n0000000003-20261128T000000Z.third_run.def'),
    `@@def begun 999999999 1 ${boot} 1700000000 ${aboutOf('carol@desk')}\n@@def from boss0 st`,
  );
  expect(await states()).toEqual(['@run-def unended']);
}, 20_000);

test('a run that is at work is left alone', async () => {
  const file = leftBehind(`${process.pid} ${started}`);
  const before = readFileSync(file, 'utf8');
  expect(await firstbox.ask('end', 'unit1')).toEqual(['@run-- closed']);
  expect(await states()).toEqual(['@run-abc running']);
  expect(readFileSync(file, 'utf8')).toBe(before);
}, 20_000);

test('nor is it ended while something that it began still holds the lock', async () => {
  leftBehind('999999999 1');
  mkdirSync(join(firstbox.path, 'run'), { mode: 0o700 });
  const held = spawn('bash', [
    '-c',
    `exec 8>${join(firstbox.path, 'run/unit1.zone.lock')}; flock 8; echo; sleep 60`,
  ]);
  await once(held.stdout, 'data');
  expect(await firstbox.ask('end', 'unit1')).toEqual(['@run-- busy']);
  expect(await states()).toEqual(['@run-abc unended']);
  held.stdin.end();
  held.kill();
}, 20_000);
