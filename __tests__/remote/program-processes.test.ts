import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { shellFile } from '../../lib/remote/shell-file';
import { standInHost, type StandInHost } from './supervisor-host';
import { until } from '../observe/until';

const name = `boss_test_${process.pid}`;
let host: StandInHost;
let running: ChildProcess[];
beforeEach(() => {
  running = [];
  host = standInHost();
  host.command('supervisorctl', 'case $1 in pid) echo 812 ;; esac');
});
afterEach(() => {
  for (const one of running) one.kill('SIGKILL');
  host.remove();
});

function start(file: string, words: readonly string[], detached = false, environment = {}): ChildProcess {
  const child = spawn(file, words, { detached, env: { PATH: process.env['PATH'], ...environment } });
  running.push(child);
  return child;
}
/** Of a script that waits without a child. */
const wait = 'exec 3<> <(:); read -r -t 60 -u 3';
const recipe = ['host/runtime.sh', 'host/set-aside.sh', 'host/remove-programs.sh'].map(shellFile).join('\n');
const environment = { SUPERVISOR_PROCESS_NAME: name };

test.each(['', '.py'])(
  'its file%s, started by hand: named with its process and who started it',
  async (ending) => {
    host.write(`${name}${ending}`, wait);
    const { pid } = start('bash', [`${host.folder}/${name}${ending}`], true);
    expect(await host.ask('program_state', name)).toEqual({
      word: 'unsupervised',
      detail: expect.stringMatching(
        `process ${pid} \\(bash .*${name}${ending} ?\\), started by process ${process.pid} `,
      ) as string,
    });
  },
);

test('its file behind an interpreter with options is a process of it', async () => {
  host.write(`${name}.sh`, wait);
  start('bash', ['-u', '-e', `${host.folder}/${name}.sh`]);
  expect((await host.ask('program_state', name)).word).toBe('unsupervised');
});

test.each([
  ['-c', 'exec 3<> <(:); read -r -t 60 -u 3; : /var/log/NAME'],
  ['-c', 'exec 3<> <(:); read -r -t 60 -u 3', '/usr/bin/NAME'],
  ['-s', 'NAME'],
])('a shell that only has its name in what it carries out is left: %j', async (...words) => {
  const shell = start(
    'bash',
    words.map((word) => word.replace('NAME', name)),
  );
  shell.stdin?.write(`${wait}\n`);
  expect(await host.ask('program_state', name)).toEqual({ word: 'absent', detail: '' });
  await host.run(`${recipe}\nend_leftover_processes ${name}`);
  expect(shell.signalCode).toBeNull();
});

test.each([
  [
    ['--db-password=hunter2', '--token', '/hunter2', '-p', 'hunter2', '-phunter2', '-c', '/etc/x.conf'],
    '*** --token *** -p *** *** -c /etc/x.conf',
  ],
  [
    ['hunter2', '--configuration=/root/x.conf', 'https://u:hunter2@h/'],
    '*** --configuration=/root/x.conf ***',
  ],
])('of a command line only options and paths are told: %j', async (words, told) => {
  host.write(name, wait);
  const { pid } = start('bash', [`${host.folder}/${name}`, ...words]);
  expect((await host.ask('program_state', name)).detail).toContain(
    `process ${pid} (bash ${host.folder}/${name} ${told} ), started by `,
  );
});

test('a run that saw what comes and goes has failed, though nothing is seen then', async () => {
  const steps = ['expect_0() { expect absent 0 path_state "$gone"; }', 'require_0() { :; }'];
  const converged = (rc: number) =>
    host.run(
      `${recipe}\n${steps.join('\n')}\ngone=${host.folder}/gone; touch "$gone"\nrun_0() { rm "$gone"; return ${rc}; }\nconverge 0; echo "rc $?"`,
    );
  expect(await converged(1)).toMatch(/step 0 converged\nrc 0$/);
  expect(await converged(75)).toMatch(/step 0 failed 75 .*\nrc 1$/);
});

test.each(['', `SUPERVISOR_PROCESS_NAME=${name}`])(
  'what starts it again is named, and it does not count as ended: %s',
  async (variable) => {
    host.write(name, wait);
    host.write('supervisord', `while :; do env ${variable} bash ${host.folder}/${name}; sleep 0.3; done`);
    const other = start('bash', [`${host.folder}/supervisord`, '-c', '/root/second.conf']);
    const named = `process \\d+ \\(bash .*${name} ?\\), started by process ${other.pid} \\(bash .*supervisord -c /root/second.conf ?\\)`;
    let answer = await host.ask('program_state', name);
    while (answer.word === 'absent') answer = await host.ask('program_state', name);
    expect(answer).toEqual({
      word: variable === '' ? 'unsupervised' : 'orphaned',
      detail: expect.stringMatching(named) as string,
    });
    const ended = () => host.run(`${recipe}\nend_leftover_processes ${name}; echo "rc $?"`);
    expect(await ended()).toMatch(
      new RegExp(
        `^${name} was ended and runs again \\(.*${named}\\); stop and remove what starts it\nrc 75$`,
      ),
    );
    other.kill('SIGKILL');
    expect(await ended()).toBe('rc 0');
    expect((await host.ask('program_state', name)).word).toBe('absent');
  },
  60_000,
);

test('one of several processes of a program, in a group, has its state', async () => {
  host.command('supervisorctl', `echo 'platform:${name}_01   RUNNING   pid 7, uptime 0:00:09'`);
  expect((await host.ask('program_state', name)).word).toBe('running');
});

test('of several programs all are asked to end before one is waited for', async () => {
  const names = [name, `${name}_other`];
  for (const one of names)
    host.write(
      one,
      `trap 'echo asked >>${host.folder}/ends; sleep 1; echo ends >>${host.folder}/ends; exit' TERM\n>${host.folder}/up-${one}\nwhile :; do sleep 0.1; done\n`,
    );
  for (const one of names) start('bash', [`${host.folder}/${one}`]);
  await until('both run', () => names.every((one) => existsSync(join(host.folder, `up-${one}`))));
  expect(await host.run(`${recipe}\nend_leftover_processes ${names.join(' ')}; echo "rc $?"`)).toBe('rc 0');
  expect(await host.run(`echo $(cat ${host.folder}/ends)`)).toBe('asked asked ends ends');
}, 60_000);

test('what only reads or names its file is no process of it', async () => {
  host.write(name, '');
  start('tail', ['-f', `${host.folder}/${name}`]);
  host.write(`${name}_2`, wait);
  start('bash', [`${host.folder}/${name}_2`]);
  expect(await host.ask('program_state', name)).toEqual({ word: 'absent', detail: '' });
});

test('what inherited its environment, in a session of its own, is named and left; its own are ended', async () => {
  const other = start('sleep', ['60'], true, environment);
  expect(await host.ask('program_state', name)).toEqual({
    word: 'absent',
    detail: `process ${other.pid} (sleep *** ) has inherited its environment, is none of its files, and is left`,
  });
  host.write(name, wait);
  const daemon = start('bash', [`${host.folder}/${name}`], true, environment);
  const child = start('sleep', ['61'], false, environment);
  expect((await host.ask('program_state', name)).word).toBe('orphaned');
  await host.run(`${recipe}\nend_leftover_processes ${name}`);
  expect([daemon, child, other].map(({ signalCode }) => signalCode)).toEqual(['SIGTERM', 'SIGTERM', null]);
});
