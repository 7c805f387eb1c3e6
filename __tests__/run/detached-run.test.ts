/** verifies, over a real sshd whose sessions run in a folder that stands for the firstbox: what is said of a run that was cut off is so */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { launchRun } from '../../lib/run/detached-run';
import { aboutOf, FirstboxFolder } from './firstbox-folder';
import { type LoopbackSshd, startLoopbackSshd } from '../observe/loopback-sshd';
import { until } from '../observe/until';

let firstbox: FirstboxFolder;
let sshd: LoopbackSshd;
let nonce: string;
beforeEach(async () => {
  firstbox = new FirstboxFolder();
  sshd = await startLoopbackSshd([`ForceCommand ${firstbox.session}`]);
  nonce = randomBytes(12).toString('hex');
});
afterEach(() => {
  sshd.stop();
  firstbox.remove();
});

const place = (name: string) => join(firstbox.path, name);
/** A program that the launch calls is held there, as on a machine that stalls. */
function stallAt(program: string) {
  writeFileSync(place('stalled'), '');
  firstbox.standIn(program, `touch ${place('at')}; while [ -e ${place('stalled')} ]; do sleep 0.05; done`);
}
const goOn = () => rmSync(place('stalled'));
/** Ends the newest session, as a line that drops does. */
function cut() {
  const [pid] = readFileSync(place('sessions'), 'utf8').trim().split('\n').slice(-1);
  process.kill(Number(pid), 'SIGKILL');
}
const nothingWorks = async () => (await execa('pgrep', ['-f', nonce], { reject: false })).exitCode === 1;

function launch(script = `touch ${place('done')}\nprintf '@@%s finished\\n' "$1"\n`) {
  const told: string[] = [];
  const ended = launchRun(sshd.connection, {
    name: 'a_run',
    zone: 'unit1',
    environment: 'unit',
    nonce,
    holder: 'alice@desk',
    header: aboutOf('alice@desk'),
    script,
    arguments: [nonce],
    onLine: (line) => told.push(line),
    progress: (line) => told.push(line),
    onBegun: () => told.push('begun'),
  }).then(
    () => 'ended',
    (error: unknown) => String(error),
  );
  return { told, ended };
}

test('a run is told to begin, is followed, and comes to its end', async () => {
  const { told, ended } = launch();
  expect(await ended).toBe('ended');
  expect(told[0]).toBe('begun');
  expect(told.at(-1)).toBe(`@@${nonce} ended`);
  expect(existsSync(place('done'))).toBe(true);
}, 30_000);

test('a firstbox that stalls before the run was told to begin: nothing was changed, and nothing is when it goes on', async () => {
  stallAt('df');
  const { ended } = launch();
  await until('it stalls', () => existsSync(place('at')));
  cut();
  expect(await ended).toMatch(/the run was not told to begin there: nothing was changed/);
  goOn();
  await until('nothing of it works', nothingWorks);
  expect([existsSync(place('done')), firstbox.journals('unit1')]).toEqual([false, []]);
}, 60_000);

test('one that stalls when the run was told to begin: it is called off, and begins no more when it goes on', async () => {
  stallAt('setsid');
  const { ended } = launch();
  await until('it stalls', () => existsSync(place('at')));
  cut();
  expect(await ended).toMatch(/the run was not begun there and was called off; nothing was changed/);
  goOn();
  await until('nothing of it works', nothingWorks);
  expect([existsSync(place('done')), firstbox.journals('unit1')]).toEqual([false, []]);
}, 60_000);

test('E1 a login that prints: no line of the journal is passed over when the run is joined again', async () => {
  sshd.stop();
  sshd = await startLoopbackSshd([
    `ForceCommand echo Welcome; printf 'Last login: never'; exec ${firstbox.session}`,
  ]);
  const { told, ended } = launch(
    `echo one\nuntil [ -e ${place('go-on')} ]; do sleep 0.05; done\necho two\necho three\necho four\n`,
  );
  await until('it works', () => told.includes('one'));
  cut();
  await until('the line is lost', () => told.some((line) => line.includes('connection lost')));
  writeFileSync(place('go-on'), '');
  expect(await ended).toBe('ended');
  expect(told.filter((line) => /^(one|two|three|four|Welcome|Last login.*)$/.test(line))).toEqual([
    'one',
    'two',
    'three',
    'four',
  ]);
}, 60_000);
