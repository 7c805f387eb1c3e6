import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** Writes a file that only its owner reads, in the place of an older one; it is whole, or as it was before. @throws {Error} of the system */
export function writePrivate(file: string, content: string | Buffer): void {
  const own = `${file}.${process.pid}`;
  const descriptor = openSync(own, 'wx', 0o600);
  try {
    try {
      writeFileSync(descriptor, content);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(own, file);
  } catch (error) {
    rmSync(own, { force: true });
    throw error;
  }
}
