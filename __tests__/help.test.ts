import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { columns } from '../lib/text/columns';

const project = join(__dirname, '..');
const read = (name: string) => readFileSync(join(project, name), 'utf8');
const pages = ['help', 'help.zh'].map((name) => [name, read(name)] as const);
const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> };
const sources = execFileSync('git', ['ls-files', '*.ts', ':(exclude)__tests__', ':(exclude)lab'], {
  cwd: project,
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .map(read)
  .join('\n');

const found = (pattern: RegExp, text: string) =>
  [...new Set([...text.matchAll(pattern)].map(([, name]) => name ?? ''))].sort();

test.each(pages)('%s names every npm script, and only those', (_name, text) => {
  const named = found(/\bnpm (?:run (?:-s )?)?((?!run)[a-z:-]+)/g, text);
  // npm itself starts this one.
  expect(named).toEqual(
    Object.keys(scripts)
      .filter((name) => name !== 'prepack')
      .sort(),
  );
});

test.each([
  'README.md',
  'README.zh.md',
  'docs/environment.md',
  'docs/environment.zh.md',
  'docs/operating.md',
  'docs/tour.md',
  'ARCHITECTURE.md',
])('%s names no npm script that is not there', (name) => {
  for (const script of found(/\bnpm run (?:-s )?([a-z:-]+)/g, read(name)))
    expect(Object.keys(scripts)).toContain(script);
});

test.each(pages)('%s names every setting that the program reads, and only those', (_name, text) => {
  expect(found(/^ {2}(BOSS_[A-Z_]+)=/gm, text)).toEqual(
    found(/(?:process\.env\[|languageVariable = )'(BOSS_[A-Z_]+)'/g, sources),
  );
});

test.each(pages)('%s fits a 120 column terminal', (_name, text) => {
  expect(text.split('\n').filter((line) => columns(line) > 120)).toEqual([]);
});

test('help and help.zh have the same sections, name the same commands with the same options, and link to each other', () => {
  const [english = '', chinese = ''] = pages.map(([, text]) => text);
  const commands = (text: string) => text.match(/^ {2}(?:npx|npm) (?:[a-z0-9<>[\]|:.-]|[A-Z]+\b| (?! ))+/gim);
  const trimmed = (text: string) => commands(text)?.map((line) => line.trim());
  expect(trimmed(chinese)).toEqual(trimmed(english));
  expect(trimmed(english)?.length).toBeGreaterThan(30);
  const options = (text: string) => found(/(?<![\w-])(--[a-z-]+)/g, text);
  expect(options(chinese)).toEqual(options(english));
  const sections = (text: string) => text.split('\n').filter((line) => /^\S/.test(line)).length;
  expect(sections(chinese)).toBe(sections(english));
  expect(english.split('\n')[0]).toContain('help.zh');
  expect(chinese.split('\n')[0]).toMatch(/cat help\b/);
});

test('help and help.zh have the same exit codes', () => {
  const codes = pages.map(([, text]) => {
    const lines = text.trimEnd().split('\n').slice(-7);
    return lines.map((line) => line.match(/(?<=\s|、)\d(?=[\s（])/g));
  });
  expect(codes[1]).toEqual(codes[0]);
  expect(codes[0]?.flat().length).toBeGreaterThan(15);
});

test('README.zh.md is a first page: short, and all that it links to is there', () => {
  const page = read('README.zh.md');
  expect(page.split('\n').length).toBeLessThanOrEqual(120);
  const links = found(/\]\(([^)#:]+)\)/g, page);
  expect(links).toContain('README.md');
  expect(links.filter((link) => !existsSync(join(project, link)))).toEqual([]);
  expect(found(/\]\(([^)#:]+)\)/g, read('README.md'))).toContain('README.zh.md');
});
