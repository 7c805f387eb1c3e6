import { rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { texts } from '../../text/catalogue/text';

/**
 * Writes a file that is whole or not there, also when the disk is full or somebody interrupts.
 *
 * @returns its length
 * @throws {Error} in four parts
 */
export async function writeWhole(file: string, pieces: Iterable<Buffer>): Promise<number> {
  const draft = `${file}.${process.pid}`;
  const remove = () => rmSync(draft, { force: true });
  const stop = () => process.exit(130);
  process.once('exit', remove).once('SIGINT', stop).once('SIGTERM', stop);
  try {
    let bytes = 0;
    const handle = await open(draft, 'wx', 0o644);
    try {
      for (const piece of pieces) {
        await handle.appendFile(piece);
        bytes += piece.length;
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
    return bytes;
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error)) throw error;
    throw new Error(texts().bundle.notWritten({ file, got: error.message }), { cause: error });
  } finally {
    remove();
    process.removeListener('exit', remove).removeListener('SIGINT', stop).removeListener('SIGTERM', stop);
  }
}
