import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import type { Problem } from '../text/problem';
import { largestContent } from './read-content-file';
import { readPlainFile, systemCode } from '../environment/read-plain-file';

/** A file beside an environment file, and what messages call it. */
export interface NamedFile {
  /** Absolute. */
  readonly file: string;
  readonly displayPath: string;
}

/**
 * Puts new bytes in the place of a whole file at once, if it is still as it was read; owner and permissions stay.
 *
 * @param before what was read of it; undefined where there was no file
 * @returns what hinders; then the file is as it was
 */
export function replaceFile(
  { file, displayPath }: NamedFile,
  content: Buffer,
  before: Buffer | undefined,
): Problem | undefined {
  const problem = (what: string, got: string, allowed: string, cure: string): Problem => ({
    file: displayPath,
    line: 1,
    column: 1,
    what,
    got,
    allowed,
    cure,
  });
  // A link stays one.
  const target = existsSync(file) ? realpathSync(file) : file;
  // Its name is fixed: of two who write at the same time one does not get it.
  const own = `${target}.new`;
  let descriptor: number;
  try {
    descriptor = openSync(own, 'wx', 0o600);
  } catch (error) {
    return systemCode(error) === 'EEXIST'
      ? problem(
          'somebody writes this file just now, or was killed while doing so',
          `a file ${displayPath}.new`,
          'one at a time',
          `try again; where it stays: rm ${displayPath}.new`,
        )
      : unwritten(error, problem);
  }
  try {
    for (let at = 0; at < content.length;) at += writeSync(descriptor, content, at);
    fsyncSync(descriptor);
    if (before !== undefined) keepRights(own, target);
    if (!isStill(target, before))
      return problem(
        'the file was changed by somebody else in the meantime',
        'other bytes than those that were read',
        'the file as it was read',
        'begin again with the new one',
      );
    renameSync(own, target);
    return undefined;
  } catch (error) {
    return unwritten(error, problem);
  } finally {
    closeSync(descriptor);
    rmSync(own, { force: true });
  }
}

function keepRights(own: string, target: string): void {
  const { mode, uid, gid } = statSync(target);
  const mine = statSync(own);
  // Before the mode: a new owner takes bits away.
  if (mine.uid !== uid || mine.gid !== gid) chownSync(own, uid, gid);
  chmodSync(own, mode & 0o7777);
}

function isStill(target: string, before: Buffer | undefined): boolean {
  if (before === undefined) return !existsSync(target);
  const now = readPlainFile(target, largestContent);
  return 'bytes' in now && now.bytes.equals(before);
}

const unwritten = (
  error: unknown,
  problem: (what: string, got: string, allowed: string, cure: string) => Problem,
): Problem =>
  problem(
    'the file cannot be written',
    systemCode(error),
    'a folder and a file that you may write, with room',
    'look at ls -l and df',
  );
