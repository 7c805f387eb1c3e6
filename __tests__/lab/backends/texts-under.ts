import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';

/** Every file under a folder, `.terraform` too, and what is packed in those that are zip archives (saved plans are). */
export function textsUnder(folder: string): readonly { readonly path: string; readonly text: string }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return textsUnder(path);
    if (!entry.isFile()) return [];
    const bytes = readFileSync(path);
    return [{ path, text: bytes.toString('latin1') }, ...unzipped(path, bytes)];
  });
}

/** The members of a zip archive; none of what is none. */
function unzipped(path: string, bytes: Buffer): readonly { path: string; text: string }[] {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0) return [];
  const members: { path: string; text: string }[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + size);
    const text = (method === 0 ? packed : inflateRawSync(packed)).toString('latin1');
    members.push({ path: `${path}!${bytes.toString('latin1', at + 46, at + 46 + name)}`, text });
    at += 46 + name + extra + comment;
  }
  return members;
}
