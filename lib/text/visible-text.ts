import { catalogues, type Texts } from './catalogue/text';
import { fitting } from './columns';

// Controls, invisible and direction-changing characters, line separators, odd spaces, lone surrogates, noncharacters: all that could hide or forge text.
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{NChar}]|(?! )\p{Zs}/gu;

/**
 * The text with every character that a terminal acts on or does not show written as `\u{…}`, on one line.
 * @param longest columns kept; the rest is counted, not shown
 * @param spoken in which it is counted. @default - English: triggers and journals hold such texts
 */
export function visibleText(text: string, longest = Infinity, spoken: Texts = catalogues.en): string {
  const kept = fitting(text, longest);
  const shown = kept.replace(hidden, (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`);
  return kept.length < text.length
    ? `${shown}…${spoken.environment.found.cut({ characters: text.length })}`
    : shown;
}

/** Lines of a text as one, so that none of them is shown as a character that is not visible. */
export function oneLine(text: string): string {
  return text.trim().replaceAll(/\s*\n\s*/g, '; ');
}
