import { texts } from '../../model/texts/text';

/** Files of one archive by name, in its order. */
export type ArchivedFiles = ReadonlyMap<string, Buffer>;

const block = 512;
/** Length of a name, and of what a header says in octal digits. */
const nameAtMost = 100;
const text = (header: Buffer, from: number, length: number): string =>
  header
    .subarray(from, from + length)
    .toString('latin1')
    .replace(/\0.*$/s, '')
    .trim();

/**
 * Files as a tar archive that any `tar` reads; every file is its owner's alone.
 *
 * @param seconds their time, since 1970
 */
export function packTar(files: ArchivedFiles, seconds: number): Buffer {
  const parts = [...files].flatMap(([name, content]) => [
    headerOf(name, content.length, seconds),
    content,
    Buffer.alloc((block - (content.length % block)) % block),
  ]);
  return Buffer.concat([...parts, Buffer.alloc(2 * block)]);
}

/**
 * The plain files of an archive; nothing is written anywhere.
 *
 * @throws {Error} when it is no archive of plain files, or a name leads out of it
 */
export function unpackTar(archive: Buffer): ArchivedFiles {
  const files = new Map<string, Buffer>();
  for (let at = 0; at + block <= archive.length;) {
    const header = archive.subarray(at, at + block);
    if (header.every((byte) => byte === 0)) return files;
    const [name, size] = [text(header, 0, nameAtMost), parseInt(text(header, 124, 12), 8)];
    const plain = ['0', ''].includes(text(header, 156, 1)) && text(header, 345, 155) === '';
    if (text(header, 148, 8) !== sumOf(header)) throw new Error(texts().planFile.noArchive);
    if (!plain || !/^(?!\/)(?!(?:.*\/)?\.\.(?:\/|$))./.test(name) || files.has(name))
      throw new Error(texts().planFile.noPlainFile({ name: JSON.stringify(name) }));
    const content = archive.subarray(at + block, at + block + size);
    if (content.length !== size) throw new Error(texts().planFile.notWhole);
    files.set(name, content);
    at += block + Math.ceil(size / block) * block;
  }
  throw new Error(texts().planFile.notWhole);
}

function headerOf(name: string, size: number, seconds: number): Buffer {
  if (Buffer.byteLength(name) > nameAtMost) throw new Error(texts().planFile.longName({ name }));
  const header = Buffer.alloc(block);
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0');
  header.write(name, 0);
  header.write(octal(0o600, 7), 100);
  header.write(octal(0, 7), 108);
  header.write(octal(0, 7), 116);
  header.write(octal(size, 11), 124);
  header.write(octal(seconds, 11), 136);
  header.write('0', 156);
  header.write('ustar\0' + '00', 257);
  header.write(sumOf(header), 148);
  return header;
}

/** Of a header's bytes, its own place counted as blanks. */
function sumOf(header: Buffer): string {
  const own = Buffer.from(header).fill(' ', 148, 156);
  return own
    .reduce((sum, byte) => sum + byte, 0)
    .toString(8)
    .padStart(6, '0');
}
