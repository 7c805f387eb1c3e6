import { isLanguage, type Language, languageVariable } from '../text/catalogue/language';
import { texts } from '../text/catalogue/text';
import { quoted } from '../text/quoted';

/** What was asked for. */
export interface TakenLanguage {
  /** The words without `--lang`. */
  readonly words: readonly string[];
  /** What is wrong with the language, for people. @default - nothing */
  readonly problem?: string;
}

/** From here on this process speaks it, and so does what it starts. */
export function speak(language: Language): void {
  process.env[languageVariable] = language;
}

/**
 * Takes `--lang` out of a command's words, wherever it stands, and speaks that language; without one BOSS_LANG counts, then the locale.
 *
 * @param given what stands behind `--` is left as it is
 */
export function takeLanguage(given: readonly string[]): TakenLanguage {
  const words: string[] = [];
  const rest = [...given];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--') return { words: [...words, word, ...rest] };
    const [, value] = word === '--lang' ? [word, rest.shift() ?? ''] : (/^--lang=(.*)$/s.exec(word) ?? []);
    if (value === undefined) words.push(word);
    else if (isLanguage(value)) speak(value);
    else return unknown('--lang', value);
  }
  const own = process.env[languageVariable];
  return own === undefined || own === '' || isLanguage(own) ? { words } : unknown(languageVariable, own);
}

const unknown = (setting: string, got: string): TakenLanguage => ({
  words: [],
  problem: texts().language.unknown({ setting, got: quoted(got) }),
});
