import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { decodeText } from '../model/decode-text';
import { parseEnvironment, type Environment } from '../model/environment';
import type { Problem } from '../model/problem';
import { tooLarge } from '../model/too-large';
import { largestBytes } from '../model/yaml-size';

export type ReadEnvironment =
  { readonly environment: Environment } | { readonly problems: readonly Problem[] };

function unreadable(file: string, what: string, got: string): ReadEnvironment {
  const allowed = 'a plain file that you may read';
  const cure = 'check the path and the rights of the file (ls -l)';
  return { problems: [{ file, line: 1, column: 1, what, got, allowed, cure }] };
}

function systemCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
}

/** At most one byte more than an environment may have: a file that grows after it was measured is still refused. */
function readBytes(descriptor: number): Buffer {
  const bytes = Buffer.alloc(largestBytes + 1);
  let length = 0;
  while (length < bytes.length) {
    const more = readSync(descriptor, bytes, length, bytes.length - length, null);
    if (more === 0) break;
    length += more;
  }
  return bytes.subarray(0, length);
}

/**
 * Reads one environment file; a large one is measured, never read, and a pipe or device never waited for.
 * @param path where the file is; `environment.file` is this
 * @param shownAs what problems call it
 * @param components names that may stand under `components:`. @default - any
 */
export function readEnvironmentFile(
  path: string,
  shownAs: string,
  components?: readonly string[],
): ReadEnvironment {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stat = fstatSync(descriptor);
    if (!stat.isFile())
      return unreadable(
        shownAs,
        'this is not a file',
        stat.isDirectory() ? 'a directory' : 'a device or pipe',
      );
    if (stat.size > largestBytes) return { problems: [tooLarge(shownAs, stat.size)] };
    const decoded = decodeText(shownAs, readBytes(descriptor));
    if ('problem' in decoded) return { problems: [decoded.problem] };
    const parsed = parseEnvironment(path, decoded.text, components);
    if ('environment' in parsed) return parsed;
    return { problems: parsed.problems.map((problem) => ({ ...problem, file: shownAs })) };
  } catch (error) {
    return unreadable(shownAs, 'the file cannot be read', systemCode(error));
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
