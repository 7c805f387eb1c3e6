/* verifies: boss speaks the language of --lang, else of the locale; a program reads the same in each */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { lockLineInWords } from '../../lib/cli/lock-holders';
import { columns } from '../../lib/text/columns';
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

test.each([
  [['plan', '--nothing'], "error: unknown option '--nothing'", "错误：没有选项 '--nothing'"],
  [
    ['plann'],
    "error: unknown command 'plann'\n(Did you mean plan?)",
    "错误：没有命令 'plann'\n（您是指 plan 吗？）",
  ],
  [['why', 'unit'], "error: missing required argument 'host'", "错误：缺少参数 'host'"],
  [
    ['check', '--metrics'],
    "error: option '--metrics <file>' argument missing",
    "错误：选项 '--metrics <file>' 缺少值",
  ],
  [['restore', 'unit'], "error: required option '--list' not specified", "错误：没有给出必需的选项 '--list'"],
  [
    ['schema', 'a', 'b'],
    "error: too many arguments for 'schema'. Expected 0 arguments but got 2.",
    "错误：'schema' 的参数太多。应为 0 个，实际 2 个。",
  ],
  [
    ['new', 'a', 'b@c', '--layout', 'x'],
    "error: option '--layout <layout>' argument 'x' is invalid. Allowed choices are standard, fusion, devops.",
    "错误：选项 '--layout <layout>' 的值 'x' 无效。允许：standard, fusion, devops。",
  ],
  [
    ['completion', 'x'],
    "error: command-argument value 'x' is invalid for argument 'shell'. Allowed choices are bash, zsh, fish.",
    "错误：参数 'shell' 的值 'x' 无效。允许：bash, zsh, fish。",
  ],
])('%j is refused in both languages', async (words, english, chinese) => {
  expect(await run(words)).toEqual({ stdout: '', stderr: english, exitCode: 5 });
  expect(await run([...words, '--lang=zh'])).toEqual({ stdout: '', stderr: chinese, exitCode: 5 });
});

test('help is Chinese as a whole, and its columns stand below each other', async () => {
  for (const words of [[], ['new'], ['secrets'], ['secrets', 'edit'], ['completion']]) {
    const { stdout } = await run([...words, '--help', '--lang', 'zh']);
    expect(stdout).toMatch(/^用法： boss /);
    expect(stdout).not.toMatch(/Usage|Options|Arguments|Commands|display|output|choices/);
    const options = stdout.split('\n').filter((line) => /^ {2}-/.test(line));
    expect(
      new Set(options.map((line) => columns(/^ {2}\S.*? {2,}/.exec(line)?.[0] ?? ''))).size,
    ).toBeLessThan(3);
    expect(stdout.split('\n').filter((line) => /^ /.test(line) && columns(line) > 100)).toEqual([]);
  }
});

test('what the firstbox says of its locks is told in words', () => {
  const lines = ['free', 'taken', 'held by li@desk since noon', 'process 12 bash', 'another'];
  const language = process.env['BOSS_LANG'];
  process.env['BOSS_LANG'] = 'en';
  expect(lines.map(lockLineInWords)).toEqual(lines);
  process.env['BOSS_LANG'] = 'zh';
  expect(lines.map(lockLineInWords)).toEqual([
    '空闲',
    '已交出',
    '由 li@desk since noon 持有',
    '进程 12 bash',
    'another',
  ]);
  process.env['BOSS_LANG'] = language;
});
