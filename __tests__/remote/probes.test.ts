import { spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAnswer } from '../../lib/remote/answers';
import { type Commands, runProbe } from './run-probe';

interface Case {
  readonly ask: readonly [string, ...string[]];
  readonly commands: Commands;
  readonly word: string;
  /** Part of the detail. */
  readonly detail?: string;
}

const cases = join(__dirname, 'cases');

describe.each(readdirSync(cases))('%s', (folder) => {
  test.each(readdirSync(join(cases, folder)))('%s', async (name) => {
    const {
      ask,
      commands,
      word,
      detail = '',
    } = JSON.parse(readFileSync(join(cases, folder, name), 'utf8')) as Case;
    const [fn, ...args] = ask;
    const answer = await runProbe(fn, args, commands);
    expect(answer).toEqual({ word, detail: expect.stringContaining(detail) as string });
    expect(isAnswer(fn, answer.word)).toBe(true);
  });
});

describe('program_state, on the process table', () => {
  const nothing: Commands = { supervisorctl: { status: { stdout: '' }, pid: { stdout: '812\n' } } };

  test.each(['SUPERVISOR_PROCESS_NAME', 'SUPERVISOR_GROUP_NAME'])(
    'finds a process that outlived supervisord by its %s',
    async (variable) => {
      const name = `boss_test_${process.pid}`;
      const child = spawn('sleep', ['60'], { env: { ...process.env, [variable]: name } });
      try {
        expect(await runProbe('program_state', [name], nothing)).toEqual({
          word: 'orphaned',
          detail: expect.stringContaining(`process ${child.pid}`) as string,
        });
        expect(await runProbe('program_state', [`${name}_2`], nothing)).toEqual({
          word: 'absent',
          detail: '',
        });
      } finally {
        child.kill();
      }
    },
  );
});

describe('paths', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-paths-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  test('path_state tells what stands there, a dangling link included', async () => {
    writeFileSync(join(folder, 'file'), 'x');
    writeFileSync(join(folder, 'empty'), '');
    mkdirSync(join(folder, 'directory'));
    symlinkSync('nowhere', join(folder, 'link'));
    const ask = async (name: string) => (await runProbe('path_state', [join(folder, name)], {})).word;
    expect(
      await Promise.all(['file', 'empty', 'directory', 'link', 'nothing', 'file/below'].map(ask)),
    ).toEqual(['file', 'file', 'directory', 'link', 'absent', 'absent']);
    expect(await runProbe('path_state', ['/dev/null'], {})).toEqual({
      word: 'other',
      detail: 'character special file',
    });
  });

  test('path_state of a name that holds shell', async () => {
    const name = `a'b "c" $(touch ${folder}/ran) *`;
    writeFileSync(join(folder, 'other'), '');
    expect(await runProbe('path_state', [`${folder}/${name.replaceAll('/', '_')}`], {})).toEqual({
      word: 'absent',
      detail: '',
    });
    expect(readdirSync(folder)).toEqual(['other']);
  });

  test('file_sha256 of a file, of nothing, of what is not a file', async () => {
    writeFileSync(join(folder, 'a file'), 'abc');
    const ask = (name: string) => runProbe('file_sha256', [join(folder, name)], {});
    expect(await ask('a file')).toEqual({
      word: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      detail: '',
    });
    expect((await ask('nothing')).word).toBe('absent');
    expect((await ask('.')).word).toBe('unreadable');
    expect((await ask('a file/below')).word).toBe('absent');
  });

  test('files_matching lists them, and a missing directory is unreadable, not empty', async () => {
    const ask = (pattern: string) => runProbe('files_matching', [folder, pattern], {});
    expect(await ask('boss.yaml*')).toEqual({ word: 'none', detail: '' });
    for (const name of ['boss.yaml.zone1', 'boss.yaml.zone1.bak', 'server.yaml.zone1'])
      writeFileSync(join(folder, name), '');
    expect(await ask('boss.yaml*')).toEqual({
      word: 'some',
      detail: '2: boss.yaml.zone1 boss.yaml.zone1.bak',
    });
    expect((await runProbe('files_matching', [join(folder, 'gone'), '*'], {})).word).toBe('unreadable');
  });
});
