import { type Texts, texts } from './catalogue/text';

/**
 * User text, between backticks, inside a message: what was cut off is counted, so that a long value cannot hide the rest.
 *
 * @param spoken @default - the texts of the language that is spoken
 */
export function quoted(text: string, spoken: Texts = texts()): string {
  const characters = [...text];
  return characters.length > 60
    ? `\`${characters.slice(0, 60).join('')}…\`${spoken.environment.found.cut({ characters: characters.length })}`
    : `\`${text}\``;
}
