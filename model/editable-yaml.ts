import { isMap, parseAllDocuments, type YAMLMap } from 'yaml';
import { positionOf } from './position-of';
import { unresolvedOffset } from './yaml-references';

/** A file that cannot be edited without guessing; the message says what stands there and what to do. */
export class NotEditable extends Error {
  override readonly name = 'NotEditable';
}

/**
 * The keys of a YAML text that is to be edited line by line. Read as YAML 1.1, as the platform's python reads it.
 *
 * @throws {NotEditable} when it does not parse, or is not one mapping
 */
export function rootMapping(text: string): YAMLMap {
  const otherLineEnd = /\r(?!\n)|[\u0085\u2028\u2029\0]/.exec(text);
  if (otherLineEnd !== null)
    refuse(text, otherLineEnd.index, 'a character that some YAML readers take for a line end', 'delete it');
  const parsed = parseAllDocuments(text, {
    version: '1.1',
    keepSourceTokens: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const [document, second] = Array.isArray(parsed) ? parsed : [];
  const [error] = document?.errors ?? [];
  // Only the code: the message may quote the file, which holds secrets.
  if (error !== undefined) refuse(text, error.pos[0], `it is not YAML (${error.code})`, 'correct it');
  if (second !== undefined)
    refuse(text, second.range[0], 'a second YAML document', 'leave only one in the file');
  const loose = document === undefined ? undefined : unresolvedOffset(document);
  if (loose !== undefined) refuse(text, loose, 'an alias or a merge of what is not there', 'correct it');
  const root = document?.contents;
  if (!isMap(root) || root.items.length === 0) refuse(text, 0, 'it holds no keys', 'restore the file');
  return root;
}

/** @throws {NotEditable} always, naming the line */
export function refuse(text: string, offset: number, what: string, cure: string): never {
  throw new NotEditable(
    `line ${positionOf(text, offset).line}: ${what}; allowed: one block mapping, each key on a line of its own, no anchors; ${cure}`,
  );
}
