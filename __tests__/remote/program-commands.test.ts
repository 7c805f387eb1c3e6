import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer } from '../../lib/plan/observation';
import { shellFile } from '../../lib/remote/shell-file';
import { standInHost, type StandInHost } from './supervisor-host';

const name = `boss_test_${process.pid}`;
let host: StandInHost;
let running: ChildProcess[];
beforeEach(() => {
  running = [];
  host = standInHost();
  host.command('supervisorctl', 'case $1 in pid) echo 812 ;; esac');
  script('hv-agent');
});
afterEach(() => {
  for (const one of running) one.kill('SIGKILL');
  host.remove();
});

const at = (path: string) => join(host.folder, path);
/** A script of its own that waits without a child. */
function script(path: string): void {
  host.write(path, '#!/bin/bash\nexec 3<> <(:); read -r -t 60 -u 3\n');
  chmodSync(at(path), 0o755);
}
const section = (command: string, of = name) =>
  host.write(`conf.d/${of}.conf`, `[program:${of}]\ncommand=${command} ; of ours\n`);

/** Resolves when it has become what it runs. */
async function start(file: string, words: readonly string[] = [], options = {}): Promise<ChildProcess> {
  const child = spawn(file, words, { env: { PATH: process.env['PATH'] }, ...options });
  running.push(child);
  await new Promise((resolve) => child.once('spawn', resolve));
  return child;
}
const state = (): Promise<Answer> => host.ask('program_state', name);

test('a look finds out once what its section runs', async () => {
  section(at('hv-agent'));
  host.command('readlink', `echo "$*" >>${at('asked')}; exec /usr/bin/readlink "$@"`);
  const asked = `ask program_state ${name}; ask program_state ${name}; grep -c hv-agent$ ${at('asked')}`;
  expect(await host.run(`${asked}; forget; ${asked}`)).toBe('1\n2');
});

test('what its section runs, started by hand, is named, whatever the file is called', async () => {
  section(`${at('hv-agent')} -c /etc/hv.yaml`);
  expect(await state()).toEqual({ word: 'absent', detail: '' });
  const { pid } = await start(at('hv-agent'), ['-d', '-c', '/etc/hv.yaml']);
  expect(await state()).toEqual({
    word: 'unsupervised',
    detail: expect.stringMatching(
      `^process ${pid} \\(/bin/bash ${at('hv-agent')} -d -c /etc/hv.yaml \\), started by process ${process.pid} `,
    ) as string,
  });
});

test.each<[string, string, () => Promise<ChildProcess>]>([
  ['behind an interpreter', 'bash -u FOLDER/hv-agent', () => start('bash', [at('hv-agent')])],
  ['with %(here)s', '%(here)s/hv-agent', () => start(at('hv-agent'))],
  [
    'in quotes',
    '"FOLDER/hv-agent"   --name=%(program_name)s',
    () => start(at('hv-agent'), [`--name=${name}`]),
  ],
  ['from its folder', 'FOLDER/hv-agent', () => start('bash', ['./hv-agent'], { cwd: host.folder })],
  [
    'by a link',
    'FOLDER/current/hv-agent',
    () => {
      symlinkSync('.', at('current'));
      return start(at('hv-agent'));
    },
  ],
  ['a binary', 'FOLDER/binary', () => start('binary', ['60'], { env: { PATH: host.folder } })],
])('it is found %s', async (_name, command, begin) => {
  await host.run(`cp "$(command -v sleep)" ${at('binary')}`);
  section(command.replace('FOLDER', host.folder).replace('binary', 'binary 60'));
  const child = await begin();
  expect(await state()).toEqual({
    word: 'unsupervised',
    detail: expect.stringContaining(`process ${child.pid} `) as string,
  });
});

test.each<[string, string, () => Promise<ChildProcess>]>([
  ['a tool of many', '/bin/sleep 60', () => start('/bin/sleep', ['60'])],
  ['a link to a tool of many', 'FOLDER/tool 60', () => start(at('tool'), ['60'])],
  ['a shell with a text', `bash -c 'exec FOLDER/hv-agent'`, () => start(at('hv-agent'))],
  ['an interpreter of its own', 'FOLDER/venv/bin/python3 -m agent', () => start(at('venv/bin/python3'))],
  ['what is no absolute path', 'hv-agent', () => start(at('hv-agent'))],
  ['what begins another thing', 'FOLDER/hv-agent serve', () => start(at('hv-agent'), ['migrate'])],
  ['what begins a thing of that name', 'FOLDER/hv-agent -n NAME', () => start(at('hv-agent'), ['-n'])],
  ['other values of options', 'FOLDER/hv-agent -c /a', () => start(at('hv-agent'), ['-c', '/b'])],
  ['a name of which this is the end', 'FOLDER/agent', () => start(at('hv-agent'))],
  [
    'a program of another supervisord',
    'FOLDER/hv-agent',
    () => start(at('hv-agent'), [], { env: { ...process.env, SUPERVISOR_PROCESS_NAME: 'other' } }),
  ],
])('%s makes no process ours', async (_name, command, begin) => {
  symlinkSync('/bin/sleep', at('tool'));
  script('venv/bin/python3');
  section(command.replaceAll('FOLDER', host.folder).replace('NAME', name));
  await begin();
  expect(await state()).toEqual({ word: 'absent', detail: '' });
});

test.each(['FOLDER/hv-agent --other', `sh -c 'exec FOLDER/hv-agent'`, 'python FOLDER/hv-agent'])(
  'what another program runs too makes no process ours: %s',
  async (command) => {
    section(at('hv-agent'));
    section(`${at('hv-agent')}-2`, 'near');
    await start(at('hv-agent'));
    expect((await state()).word).toBe('unsupervised');
    section(command.replace('FOLDER', host.folder), 'other');
    expect(await state()).toEqual({ word: 'absent', detail: '' });
  },
);

test('it is ended, and looked for, after its section was removed', async () => {
  const recipe = ['host/runtime.sh', 'host/set-aside.sh', 'host/remove-programs.sh']
    .map(shellFile)
    .join('\n');
  section(at('hv-agent'));
  const child = await start(at('hv-agent'));
  const converged = (run: string) =>
    host.run(`${recipe}
expect_0() { expect absent 0 program_state ${name}; }
require_0() { :; }
run_0() { rm ${at(`conf.d/${name}.conf`)}; forget; ${run}; }
converge 0; echo "rc $?"`);
  expect(await converged(':')).toMatch(/found 0 verify 0 unsupervised .*\n.*step 0 failed 0 -\nrc 1$/s);
  section(at('hv-agent'));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  expect(await converged(`end_leftover_processes ${name}`)).toMatch(/step 0 converged\nrc 0$/);
  await ended;
  expect(child.signalCode).toBe('SIGTERM');
});
