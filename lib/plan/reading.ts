import type { Contents } from '../desired/contents';

/** Something that the firstbox knows as text: a file, or what a command of the platform prints. */
export interface Reading {
  /** Under this name what was seen of it is kept. */
  readonly name: string;
  readonly source: { readonly file: string } | { readonly command: readonly string[] };
  /**
   * What is kept of the text; the text itself, which may hold secrets, does not leave the look.
   * @param contents what is desired of files
   *
   * @throws {UnexpectedFormat} when it is not what the platform writes
   */
  readonly reduce: (text: string, contents: Contents) => Facts;
}

/** What is known of a text of the firstbox, by the reader's own names. */
export type Facts = Readonly<Record<string, string>>;

/** What came of one reading. */
export type ReadingOutcome =
  | { readonly kind: 'read'; readonly facts: Facts }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly reason: string };
