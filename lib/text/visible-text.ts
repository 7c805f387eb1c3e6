import { fitting } from './columns';

// Controls, invisible and direction-changing characters, line separators, odd spaces, lone surrogates, noncharacters: all that could hide or forge text.
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{NChar}]|(?! )\p{Zs}/gu;

/**
 * The text with every character that a terminal acts on or does not show written as `\u{…}`, on one line.
 * @param longest columns kept; the rest is counted, not shown
 */
export function visibleText(text: string, longest = Infinity): string {
  const kept = fitting(text, longest);
  const shown = kept.replace(hidden, (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`);
  return kept.length < text.length ? `${shown}… (${text.length} characters)` : shown;
}

/** Lines of a text as one, so that none of them is shown as a character that is not visible. */
export function oneLine(text: string): string {
  return text.trim().replaceAll(/\s*\n\s*/g, '; ');
}
