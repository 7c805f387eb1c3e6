/** Line and column of an offset, both from 1, as editors count. */
export function positionOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1 && end < offset; end = text.indexOf('\n', start)) {
    start = end + 1;
    line += 1;
  }
  return { line, column: offset - start + 1 };
}
