import type { Texts } from '../../lib/text/catalogue/text';
import { environmentPaths, keyTexts } from '../../lib/environment/environment-keys';

/** The table of all keys of an environment file, in Markdown, a row for each key in the order of the schema. */
export function keyTable(spoken: Texts): string {
  const { key, meaning, unset, shown } = spoken.environment.table;
  const rows = [...environmentPaths].map((path) => {
    const words = keyTexts(path, spoken);
    if (words === undefined) throw new Error(`no text for the key ${path}`);
    return [`\`${path}\``, words.meaning, words.unset ?? '', words.shown ?? ''];
  });
  const line = (cells: readonly string[]) =>
    `|${cells.map((cell) => (cell === '' ? ' ' : ` ${cell.replaceAll('|', '\\|')} `)).join('|')}|\n`;
  return [[key, meaning, unset, shown], ['---', '---', '---', '---'], ...rows].map(line).join('');
}
