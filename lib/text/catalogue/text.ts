import { en, type Texts } from './en';
import { type Language, languageOf } from './language';
import { zh } from './zh';

export type { Texts } from './en';

/** Every catalogue, by language. */
export const catalogues: Readonly<Record<Language, Texts>> = { en, zh };

/** The texts of the language that is spoken; read where a text is needed, never kept. */
export const texts = (): Texts => catalogues[languageOf(process.env)];
