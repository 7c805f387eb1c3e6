/**
 * One word of shell, whatever the text holds. The only quoting function of the project.
 *
 * @throws when the text holds a NUL, which no shell word can carry.
 */
export function quote(text: string): string {
  if (text.includes('\0')) throw new Error(`text for a shell holds a NUL character: ${JSON.stringify(text)}`);
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The words of a line that `quote` made, as they were before. */
export function wordsOf(line: string): readonly string[] {
  return (line.match(/(?:'[^']*'|\\'|[^\s'\\])+/g) ?? []).map((word) =>
    word.replaceAll(/'([^']*)'|\\'/g, (piece, inside?: string) => (piece === "\\'" ? "'" : (inside ?? ''))),
  );
}
