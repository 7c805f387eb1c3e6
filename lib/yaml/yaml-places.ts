import { isCollection, isNode, isPair } from 'yaml';

/** Where the last value below a node ends; what comes after it on its line, a comment for instance, is not counted. */
export function lastOffset(node: unknown): number {
  if (isPair(node)) return Math.max(lastOffset(node.key), lastOffset(node.value));
  // A collection in braces ends with its bracket, one of lines with its last item.
  if (isCollection(node) && node.flow !== true && node.items.length > 0) return lastOffset(node.items.at(-1));
  return isNode(node) ? (node.range?.[1] ?? 0) : 0;
}

/** The start of the line after the one an offset is on; the end of the text where there is none. */
export function nextLine(text: string, offset: number): number {
  if (text[offset - 1] === '\n') return offset;
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}
