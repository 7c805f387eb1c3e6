import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const project = join(__dirname, '..');
const read = (name: string) => readFileSync(join(project, name), 'utf8');
const help = read('help');
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

test('help names every npm script, and only those', () => {
  const named = found(/\bnpm (?:run (?:-s )?)?((?!run)[a-z:-]+)/g, help);
  // npm itself starts this one.
  expect(named).toEqual(
    Object.keys(scripts)
      .filter((name) => name !== 'prepack')
      .sort(),
  );
});

test.each(['README.md', 'docs/environment.md', 'docs/operating.md', 'docs/tour.md', 'ARCHITECTURE.md'])(
  '%s names no npm script that is not there',
  (name) => {
    for (const script of found(/\bnpm run (?:-s )?([a-z:-]+)/g, read(name)))
      expect(Object.keys(scripts)).toContain(script);
  },
);

test('help names every setting that the program reads, and only those', () => {
  expect(found(/^ {2}(BOSS_[A-Z_]+)=/gm, help)).toEqual(found(/process\.env\['(BOSS_[A-Z_]+)'\]/g, sources));
});

test('help fits an 120 column terminal', () => {
  expect(help.split('\n').filter((line) => line.length > 120)).toEqual([]);
});
