import { isUtf8 } from 'node:buffer';
import { texts } from './catalogue/text';
import type { Problem } from './problem';

/** The text of a file, or the problem that it is not UTF-8, with the place of the first wrong byte. */
export function decodeText(
  file: string,
  bytes: Buffer,
): { readonly text: string } | { readonly problem: Problem } {
  if (isUtf8(bytes)) return { text: bytes.toString('utf8') };
  let line = 1;
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(0x0a, start);
    const part = bytes.subarray(start, end === -1 ? undefined : end);
    if (end === -1 || !isUtf8(part)) {
      const column = Math.max(0, part.toString('utf8').indexOf('\uFFFD')) + 1;
      const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
      const { notUtf8, otherEncoding } = texts().environment.files;
      return {
        problem: { file, line, column, got: utf16 ? 'UTF-16' : otherEncoding, ...notUtf8 },
      };
    }
    start = end + 1;
    line += 1;
  }
}
