import type { DesiredFiles } from '../desired/desired-files';

/** Something that the firstbox knows as text: a file, or what a command of the platform prints. */
export interface Lookup {
  /** Under this name what was seen of it is kept. */
  readonly name: string;
  readonly source: { readonly file: string } | { readonly command: readonly string[] };
  /**
   * What is kept of the text; the text itself, which may hold secrets, does not leave the look.
   * @param contents what is desired of files
   *
   * @throws {UnexpectedFormat} when it is not what the platform writes
   */
  readonly parse: (text: string, contents: DesiredFiles) => LookupResult;
}

/** What is known of a text of the firstbox, by the reader's own names. */
export type LookupResult = Readonly<Record<string, string>>;

/** What came of one lookup. */
export type LookupOutcome =
  | { readonly kind: 'read'; readonly facts: LookupResult }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly reason: string };
