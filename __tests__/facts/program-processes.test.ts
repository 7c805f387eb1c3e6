import { type ChildProcess, spawn } from 'node:child_process';
import { recipeShellFile } from '../../recipes/recipe-shell-file';
import { standInHost, type StandInHost } from './supervisor-host';

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
const environment = { SUPERVISOR_PROCESS_NAME: name };

test.each(['', '.py'])(
  'its file%s, started by hand: named with its process and who started it',
  async (ending) => {
    host.write(`${name}${ending}`, wait);
    const { pid } = start('bash', [`${host.folder}/${name}${ending}`], true);
    expect(await host.ask('program_state', name)).toEqual({
      word: 'unsupervised',
      detail: expect.stringMatching(
        `process ${pid} \\(bash .*${name}${ending} ?\\), the first started by process ${process.pid} `,
      ) as string,
    });
  },
);

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
    detail: `process ${other.pid} (sleep 60 ) has inherited its environment, is none of its files, and is left`,
  });
  host.write(name, wait);
  const daemon = start('bash', [`${host.folder}/${name}`], true, environment);
  const child = start('sleep', ['61'], false, environment);
  expect((await host.ask('program_state', name)).word).toBe('orphaned');
  await host.run(
    `${['runtime.sh', 'set-aside.sh', 'remove-programs.sh'].map(recipeShellFile).join('\n')}\nend_leftover_processes ${name}`,
  );
  expect([daemon, child, other].map(({ signalCode }) => signalCode)).toEqual(['SIGTERM', 'SIGTERM', null]);
});
