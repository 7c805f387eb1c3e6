import { createHash } from 'node:crypto';
import type { DesiredFileSource } from './desired-file-source';
import { decodeText } from '../text/decode-text';
import { positionOf } from '../text/position-of';
import { texts } from '../text/catalogue/text';
import type { Problem } from '../text/problem';
import { findSecretPlaces, type SecretPlace } from './secret-places';
import { readPlainFile } from '../environment/read-plain-file';

/** Of a configuration, and of a file of secrets; the look compares nothing larger. */
export const largestContent = 512 * 1024;

/** A file of `boss.v2.config` before the secrets are put in. */
export interface ContentFile {
  readonly source: DesiredFileSource;
  readonly text: string;
  readonly places: readonly SecretPlace[];
  /** Of the file's bytes. */
  readonly sha256: string;
}

/** Reads and checks one such file; what is in it is in no problem. */
export function readContentFile(
  source: DesiredFileSource,
): ContentFile | { readonly problems: readonly Problem[] } {
  const { file, displayPath } = source;
  const read = readPlainFile(file, largestContent);
  if ('what' in read) return { problems: [unreadableFile(displayPath, read)] };
  const decoded = decodeText(displayPath, read.bytes);
  if ('problem' in decoded) return { problems: [decoded.problem] };
  const { text } = decoded;
  const carriageReturn = text.indexOf('\r\n');
  if (carriageReturn >= 0) return { problems: [linesOfWindows(displayPath, text, carriageReturn)] };
  const found = findSecretPlaces(text);
  if ('places' in found) return { source, text, places: found.places, sha256: sha256Of(read.bytes) };
  return {
    problems: found.findings.map(({ offset, ...words }) => ({
      file: displayPath,
      ...positionOf(text, offset),
      ...words,
    })),
  };
}

/** A clone with core.autocrlf makes such a file of a right one; every node would differ, and get it. */
function linesOfWindows(file: string, text: string, offset: number): Problem {
  const { suchLines, windowsLines } = texts().environment.contents;
  return {
    file,
    ...positionOf(text, offset),
    got: suchLines({ lines: text.split('\r\n').length - 1 }),
    ...windowsLines,
  };
}

/** In hexadecimal. */
export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** The problem of a file that is named in `boss.v2.config` and cannot be read. */
export function unreadableFile(file: string, words: Pick<Problem, 'what' | 'got'>): Problem {
  return {
    file,
    line: 1,
    column: 1,
    ...words,
    ...texts().environment.contents.unreadable({ most: largestContent }),
  };
}
