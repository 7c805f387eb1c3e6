/** Languages that `boss` speaks. */
export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/** Carries what `--lang` says to the processes that are started. It is our own: ssh would send LC_* on to hosts. */
export const languageVariable = 'BOSS_LANG';

/** Variables of the locale, the strongest first. */
const localeVariables = ['LC_ALL', 'LC_MESSAGES', 'LANG'];

/** Whether it names a language that is spoken. */
export const isLanguage = (word: string): word is Language => languages.some((one) => one === word);

/** The language that is asked for by BOSS_LANG, else by the locale; English where none of ours is. */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const own = env[languageVariable];
  if (own !== undefined && isLanguage(own)) return own;
  const locale = localeVariables
    .map((name) => env[name])
    .find((value) => value !== undefined && value !== '');
  return locale?.startsWith('zh') === true ? 'zh' : 'en';
}
