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
import { texts } from '../text/catalogue/text';
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
  const say = texts().environment.writing;
  const problem = (words: Pick<Problem, 'what' | 'got' | 'allowed' | 'cure'>): Problem => ({
    file: displayPath,
    line: 1,
    column: 1,
    ...words,
  });
  const unwritten = (error: unknown): Problem => problem({ got: systemCode(error), ...say.unwritten });
  // A link stays one.
  const target = existsSync(file) ? realpathSync(file) : file;
  // Its name is fixed: of two who write at the same time one does not get it.
  const own = `${target}.new`;
  let descriptor: number;
  try {
    descriptor = openSync(own, 'wx', 0o600);
  } catch (error) {
    return systemCode(error) === 'EEXIST' ? problem(say.busy({ file: displayPath })) : unwritten(error);
  }
  try {
    for (let at = 0; at < content.length;) at += writeSync(descriptor, content, at);
    fsyncSync(descriptor);
    if (before !== undefined) keepRights(own, target);
    if (!isStill(target, before)) return problem(say.changed);
    renameSync(own, target);
    return undefined;
  } catch (error) {
    return unwritten(error);
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
