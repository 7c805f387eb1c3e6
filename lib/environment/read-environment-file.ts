import { decodeText } from '../text/decode-text';
import type { Environment } from './environment';
import { parseEnvironment } from './parse-environment';
import { texts } from '../text/catalogue/text';
import type { Problem } from '../text/problem';
import { tooLarge } from '../yaml/too-large';
import { largestBytes } from '../yaml/yaml-size';
import { readPlainFile } from './read-plain-file';

export type ReadEnvironment =
  { readonly environment: Environment } | { readonly problems: readonly Problem[] };

function unreadable(file: string, what: string, got: string): ReadEnvironment {
  return { problems: [{ file, line: 1, column: 1, what, got, ...texts().environment.files.unreadable }] };
}

/**
 * Reads one environment file; a large one is measured, never read, and a pipe or device never waited for.
 * @param path where the file is; `environment.file` is this
 * @param displayPath what problems call it
 */
export function readEnvironmentFile(path: string, displayPath: string): ReadEnvironment {
  const read = readPlainFile(path, largestBytes);
  if ('what' in read) {
    const { what, got, size } = read;
    return size === undefined
      ? unreadable(displayPath, what, got)
      : { problems: [tooLarge(displayPath, size)] };
  }
  const decoded = decodeText(displayPath, read.bytes);
  if ('problem' in decoded) return { problems: [decoded.problem] };
  const parsed = parseEnvironment(path, decoded.text);
  if ('environment' in parsed) return parsed;
  return { problems: parsed.problems.map((problem) => ({ ...problem, file: displayPath })) };
}
