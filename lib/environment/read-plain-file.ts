import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { texts } from '../text/catalogue/text';

/** Why a file was not read: a part of a message each. */
export interface Unreadable {
  readonly what: string;
  readonly got: string;
  /** In bytes; only where it is the reason. */
  readonly size?: number;
}

/** The bytes of a plain file; a pipe or device is never waited for, a file larger than `most` bytes never read. */
export function readPlainFile(path: string, most: number): { readonly bytes: Buffer } | Unreadable {
  const { files, found } = texts().environment;
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stat = fstatSync(descriptor);
    if (!stat.isFile())
      return { what: files.noFile, got: stat.isDirectory() ? found.directory : found.device };
    // One byte more: a file that grows after it was measured is still refused.
    const bytes = stat.size > most ? undefined : readBytes(descriptor, most + 1);
    if (bytes !== undefined && bytes.length <= most) return { bytes };
    const size = Math.max(stat.size, most + 1);
    return { what: files.largerThan({ most }), got: found.bytes({ bytes: size }), size };
  } catch (error) {
    return { what: files.notRead, got: systemCode(error) };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function readBytes(descriptor: number, most: number): Buffer {
  const bytes = Buffer.alloc(most);
  let length = 0;
  while (length < bytes.length) {
    const more = readSync(descriptor, bytes, length, bytes.length - length, null);
    if (more === 0) break;
    length += more;
  }
  return bytes.subarray(0, length);
}

/** The word of the system for it, such as ENOENT. */
export function systemCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
}
