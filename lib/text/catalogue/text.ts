import { en } from './en';

/** What a catalogue holds: each text by its key. One in another language must have all keys and take the same values. */
export type Texts = typeof en;

/** Every catalogue, by language. */
export const catalogues: Readonly<Record<'en', Texts>> = { en };

/** The texts of the language that is spoken; read where a text is needed, never kept. */
export const texts = (): Texts => catalogues.en;
