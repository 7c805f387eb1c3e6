import { type Document, isScalar, parseDocument, visit } from 'yaml';
import { PlatformScanner } from './platform-scanner';

/** What ends a line to PyYAML and to nobody else here. */
export const foreignLineEnd = /\r(?!\n)|[\u0085\u2028\u2029]/;

/**
 * The same YAML in a form that the `yaml` package reads, character for character as long: what PyYAML reads and that package does not stands
 * on one line, comments there are blanks.
 *
 * @returns nothing where PyYAML would not read it either
 */
export function platformShape(text: string): string | undefined {
  const blanks = new PlatformScanner(text).blanks();
  if (blanks === undefined) return undefined;
  let at = 0;
  const parts: string[] = [];
  for (const { start, end } of blanks) {
    parts.push(text.slice(at, start), ' '.repeat(end - start));
    at = end;
  }
  return [...parts, text.slice(at)].join('').replaceAll(new RegExp(foreignLineEnd, 'g'), '\n');
}

/** Gives the texts of a document that was read as such a shape the values which they have in the text itself. */
export function restoreTexts(document: Document.Parsed, shape: string, text: string): void {
  visit(document, {
    Scalar(_role, node) {
      const [start, end] = node.range ?? [0, 0];
      const written = text.slice(start, end);
      if (written === shape.slice(start, end) || node.type?.startsWith('BLOCK') === true) return;
      const again = parseDocument(`- ${written.replaceAll(/\r\n?|[\n\u0085]/g, '\n  ')}`);
      const read = again.getIn([0], true);
      if (isScalar(read)) Object.assign(node, { value: read.value, source: read.source });
    },
  });
}
