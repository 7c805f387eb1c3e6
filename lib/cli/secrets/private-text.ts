import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { largestContent } from '../../desired/read-content-file';
import { readPlainFile, type Unreadable } from '../../environment/read-plain-file';
import { texts } from '../../text/catalogue/text';

/** Kinds of file systems that are in memory alone, as statfs numbers them: tmpfs, ramfs. */
const inMemory: readonly number[] = [0x01021994, 0x858458f6];

/** A text that nobody else may read, in a folder of its own, in memory where there is such a folder; it goes with this process. */
export class PrivateText {
  /** Where it can be edited. */
  readonly path: string;
  /** Whether it lies in memory: else on a disk. */
  readonly isInMemory: boolean;
  private readonly folder: string;
  private readonly atExit = () => this.remove();

  /** @param name of the file, for the editor */
  constructor(name: string, text: string) {
    const { folder, isInMemory } = privateFolder();
    this.folder = folder;
    this.isInMemory = isInMemory;
    this.path = join(folder, basename(name));
    process.once('exit', this.atExit);
    writeFileSync(this.path, text, { mode: 0o600, flag: 'wx' });
  }

  /** As the editor left it. */
  read(): { readonly bytes: Buffer } | Unreadable {
    return readPlainFile(this.path, largestContent);
  }

  /** With all that an editor left beside it. */
  remove(): void {
    process.removeListener('exit', this.atExit);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function privateFolder(): { readonly folder: string; readonly isInMemory: boolean } {
  for (const parent of [process.env['XDG_RUNTIME_DIR'], '/dev/shm', tmpdir()]) {
    if (parent === undefined || parent === '') continue;
    const isInMemory = kindOf(parent);
    if (!isInMemory && parent !== tmpdir()) continue;
    try {
      const folder = mkdtempSync(join(parent, 'boss-secrets-'));
      chmodSync(folder, 0o700);
      return { folder, isInMemory };
    } catch {
      // The next one.
    }
  }
  const { allowed, ...words } = texts().secrets.edit.noFolder;
  throw new Error(texts().problem({ ...words, allowed: allowed({ folder: tmpdir() }) }));
}

function kindOf(folder: string): boolean {
  try {
    return inMemory.includes(statfsSync(folder).type);
  } catch {
    return false;
  }
}
