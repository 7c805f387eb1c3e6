/* verifies: boss report writes one page from what is saved, for its owner alone, and refuses what it cannot write */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { exampleText } from '../environment/valid-environment';
import { lookAt, run } from './report-world';

const project = resolve(__dirname, '../..');
let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'boss-report-test-'))));
afterAll(() => rmSync(folder, { recursive: true }));

describe('boss report', () => {
  beforeAll(() => {
    mkdirSync(join(folder, 'environments'));
    mkdirSync(join(folder, 'state'));
    for (const name of ['pek3a', 'gz1a'])
      writeFileSync(join(folder, `environments/${name}.yaml`), exampleText('zone'));
    writeFileSync(join(folder, 'state/pek3a.look.json'), JSON.stringify(lookAt('pek3a', 20, 2)));
    const lines = run('pek3a', 5, 'boss_v1_absent on boss', ['pek3a-boss0']).map((entry) =>
      JSON.stringify(entry),
    );
    writeFileSync(join(folder, 'state/pek3a.history.jsonl'), `${lines.join('\n')}\n`);
  });
  const boss = (...words: string[]) =>
    execa('node', [join(project, 'scripts/boss.cjs'), 'report', ...words], {
      cwd: folder,
      env: { BOSS_STATE_DIR: join(folder, 'state'), BOSS_ENVIRONMENT: undefined, BOSS_LANG: 'en' },
      reject: false,
      all: true,
    });

  test('writes what is saved into a file that only its owner reads, in the place of an older one', async () => {
    writeFileSync(join(folder, 'page.html'), 'old', { mode: 0o644 });
    const { exitCode, all } = await boss('--all', '--out', 'page.html');
    expect([exitCode, all]).toEqual([0, 'page.html: written; open it in a browser']);
    expect(statSync(join(folder, 'page.html')).mode & 0o777).toBe(0o600);
    const page = readFileSync(join(folder, 'page.html'), 'utf8');
    expect(page).toMatch(/<td>pek3a<\/td><td>in sync<\/td><td>2026-03-04T06:00:00Z<\/td><td>30<\/td>/);
    expect(page).toMatch(/<td>gz1a<\/td><td>not looked at yet<\/td><td>Run: npx boss plan gz1a<\/td>/);
    expect(page).toMatch(/<td>proven<\/td><td>lin@ops1<\/td><td>9f2c41d07a<\/td><td>48 s<\/td>/);
    expect(readdirSync(folder).filter((name) => name.startsWith('page'))).toEqual(['page.html']);
  });

  test('in Chinese', async () => {
    const { exitCode } = await boss('pek3a', '--out', 'page.html', '--lang', 'zh');
    expect(exitCode).toBe(0);
    expect(readFileSync(join(folder, 'page.html'), 'utf8')).toMatch(
      /<html lang="zh-CN">[^]*<td>pek3a<\/td><td>一致</,
    );
  });

  test.each([
    [['pek3a'], /^boss report: where the page goes is not said; got: no --out; allowed: .*; cure: /],
    [
      ['pek3a', '--out', 'none/page.html'],
      /none\/page.html: the page cannot be written.*; got: ENOENT.*; cure: /,
    ],
    [['pek3', '--out', 'other.html'], /no such environment; got: `pek3`.*cure: did you mean pek3a\?/],
  ])('%j is wrong input, and nothing is written', async (words, said) => {
    const before = readdirSync(folder);
    const { exitCode, all } = await boss(...words);
    expect([exitCode, all]).toEqual([5, expect.stringMatching(said)]);
    expect(readdirSync(folder)).toEqual(before);
  });
});
