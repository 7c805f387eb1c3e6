import type { YAMLMap } from 'yaml';
import { kept } from '../text/catalogue/en/kept';
import { positionOf } from '../text/position-of';
import { readYamlMapping } from './yaml-mapping';

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
  const read = readYamlMapping(text);
  if ('problem' in read) refuse(text, read.offset, read.problem, read.cure);
  return read.root;
}

/** @throws {NotEditable} always, naming the line */
export function refuse(text: string, offset: number, what: string, cure: string): never {
  throw new NotEditable(kept.files.notEditable({ line: String(positionOf(text, offset).line), what, cure }));
}
