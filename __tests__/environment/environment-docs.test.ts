/* verifies: the tables of keys in both languages are made of the catalogues; both pages say the same commands */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyTable } from './key-table';
import { catalogues } from '../../lib/text/catalogue/text';
import { keepOrCompare } from '../keep-or-compare';

const pages = [
  ['docs/environment.md', catalogues.en],
  ['docs/environment.zh.md', catalogues.zh],
] as const;
const read = (page: string) => readFileSync(join(__dirname, '../..', page), 'utf8');

test.each(pages)(
  '%s has the table of the catalogue between its marks; UPDATE=1 writes it',
  (page, spoken) => {
    const text = read(page);
    const marked = /(<!-- keys: .*-->\n).*(<!-- end of keys -->\n)/s;
    expect(text).toMatch(marked);
    keepOrCompare(
      page,
      text.replace(marked, (_all, begin: string, end: string) => `${begin}\n${keyTable(spoken)}\n${end}`),
    );
    expect(text.split('\n').length).toBeLessThan(160);
  },
);

test('both pages have the same sections, and tell of the same variables and files', () => {
  const [english = '', chinese = ''] = pages.map(([page]) => read(page));
  const sections = (text: string) => text.split('\n').filter((line) => line.startsWith('#')).length;
  expect(sections(chinese)).toBe(sections(english));
  const named = (text: string) =>
    [...new Set(text.match(/\b(?:TF|PG|BOSS)_?[A-Z_]{3,}\b|\w+\.md\b/g))].sort();
  const others = (names: readonly string[]) => names.filter((name) => !/^(?:environment|zh)\.md$/.test(name));
  expect(others(named(chinese))).toEqual(others(named(english)));
});
