import stringWidth from 'string-width';

/** Screen columns that a text takes; a Chinese sign takes two. */
export const columns = (text: string): number => stringWidth(text);

/** The text with blanks behind it, for a table. */
export const padded = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - columns(text)));

/** No sign before it takes two columns. */
const firstWide = 0x1100;

/** The beginning of a text that fits; what a screen does not show counts as well, so that nothing hides in it. */
export function fitting(text: string, width: number): string {
  if (text.length * 2 <= width) return text;
  let [end, taken] = [0, 0];
  for (const sign of text) {
    taken += (sign.codePointAt(0) ?? 0) < firstWide ? 1 : Math.max(sign.length, columns(sign));
    if (taken > width) return text.slice(0, end);
    end += sign.length;
  }
  return text;
}

/** Signs that a line may begin with or end behind: each Chinese one with what punctuates it, other words whole. */
const pieces =
  /\s+|[\u2e80-\u9fff\uff00-\uffef][\u3001\u3002\uff01-\uff1f\u201d]*|[^\s\u2e80-\u9fff\uff00-\uffef]+[\u3001\u3002\uff01-\uff1f\u201d]*/gu;

/** Lines of a paragraph that fit; Chinese breaks between any two signs. */
export function wrapped(text: string, width: number): string {
  const lines: string[] = [];
  for (const paragraph of text.split(/\r?\n/)) {
    let line = '';
    for (const piece of paragraph.match(pieces) ?? []) {
      if (line.trim() !== '' && columns(line + piece.trimEnd()) > width) {
        lines.push(line.trimEnd());
        line = '';
      }
      line += line === '' && lines.length > 0 ? piece.trimStart() : piece;
    }
    lines.push(line.trimEnd());
  }
  return lines.join('\n');
}
