/* verifies: boss speaks the language of --lang, else of the locale; a program reads the same in each */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { languageOf } from '../../lib/text/catalogue/language';
import { exampleText } from '../environment/valid-environment';

const project = resolve(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'boss-language-test-'));
mkdirSync(join(folder, 'environments'));
writeFileSync(join(folder, 'environments/unit.yaml'), exampleText('zone'));
afterAll(() => rmSync(folder, { recursive: true }));

const none = { BOSS_LANG: '', LC_ALL: '', LC_MESSAGES: '', LANG: '' };

async function run(words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { stdout, stderr, exitCode } = await execa('node', [join(project, 'scripts/boss.cjs'), ...words], {
    cwd: folder,
    env: { ...none, BOSS_STATE_DIR: join(folder, 'state'), ...env },
    reject: false,
  });
  return { stdout, stderr, exitCode };
}

test.each([
  [{}, 'en'],
  [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
  [{ LANG: 'zh_CN.UTF-8', LC_MESSAGES: 'de_DE.UTF-8' }, 'en'],
  [{ LANG: 'en_GB.UTF-8', LC_MESSAGES: '', LC_ALL: 'zh_TW' }, 'zh'],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'C.UTF-8' }, 'en'],
  [{ LANG: 'zh_CN.UTF-8', BOSS_LANG: 'en' }, 'en'],
  [{ LANG: 'zh_CN.UTF-8', BOSS_LANG: '' }, 'zh'],
])('%j is %s', (env, language) => {
  expect(languageOf(env)).toBe(language);
});

test.each([[['--lang', 'zh', 'history', 'unit']], [['history', 'unit', '--lang=zh']]])(
  '%j: --lang stands before or after the command',
  async (words) => {
    expect(await run(words)).toEqual({ stdout: 'unit：还没有过运行', stderr: '', exitCode: 0 });
  },
);

test('without --lang the locale counts; --lang is stronger', async () => {
  const chinese = { LANG: 'zh_CN.UTF-8' };
  expect((await run(['history', 'unit'], chinese)).stdout).toBe('unit：还没有过运行');
  expect((await run(['history', 'unit', '--lang', 'en'], chinese)).stdout).toBe('unit: no run yet');
});

test.each([
  [
    ['history', 'unit', '--lang', 'fr'],
    {},
    /^--lang: no such language; got: `fr`; allowed: zh or en; cure: /,
  ],
  [['history', 'unit', '--lang'], {}, /^--lang: no such language; got: ``; /],
  [['history', 'unit'], { BOSS_LANG: 'fr' }, /^BOSS_LANG: no such language; got: `fr`; /],
])('%j with %j is wrong input', async (words, env, said) => {
  expect(await run(words, env)).toEqual({ stdout: '', stderr: expect.stringMatching(said), exitCode: 5 });
});

test('the npm scripts take it as well, and keep their exit codes', async () => {
  const alias = (...words: string[]) => run(['--npm', 'history', 'unit', ...words]);
  expect(await alias('--lang', 'zh')).toMatchObject({ stdout: 'unit：还没有过运行', exitCode: 0 });
  expect(await alias('--lang', 'fr')).toMatchObject({ stdout: '', exitCode: 2 });
});

test.each([[['validate', '--json']], [['history', 'unit', '--json']], [['doctor', '--json']]])(
  '%j says the same in each language',
  async (words) => {
    // What is measured, such as the free room of a disk, moves.
    const said = async (language: string) =>
      (await run([...words, '--lang', language])).stdout.replaceAll(/\d+ MiB/g, 'MiB');
    expect(await said('zh')).toBe(await said('en'));
  },
);

test('people read the same command in Chinese', async () => {
  expect((await run(['validate', '--lang', 'zh'])).stdout).toMatch(/^unit：有效（zone /);
  expect((await run(['doctor', '--lang', 'zh'])).stdout).toMatch(/^(?:正常|错误) Node：?/);
});
