import { oneLine, visibleText } from '../../text/visible-text';

/** As many backticks as no run in the text has, at least so many. */
const ticks = (text: string, least: number): string =>
  '`'.repeat(Math.max(least, ...(text.match(/`+/g) ?? []).map((run) => run.length + 1)));

/** Text of anybody as a span of code, in one line: nothing of it is Markdown. */
export function code(text: string): string {
  const shown = visibleText(oneLine(text)) || '-';
  const fence = ticks(shown, 1);
  const apart = /^`|`$|^ .* $/.test(shown) ? ' ' : '';
  return `${fence}${apart}${shown}${apart}${fence}`;
}

/** Lines of anybody as a block of code: nothing of them is Markdown, and none ends the block. */
export function fenced(lines: readonly string[], language = 'text'): readonly string[] {
  const shown = lines.map((line) => visibleText(line));
  const fence = ticks(shown.join('\n'), 3);
  return [`${fence}${language}`, ...shown, fence];
}

/** Items of a list; what stands below one is indented. */
export const items = (lines: readonly string[]): readonly string[] => lines.map((line) => `- ${line}`);

/** A block with an empty line on both sides; none for nothing. */
export const block = (...lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [...lines, ''];
