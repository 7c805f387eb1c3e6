import { texts } from '../text/catalogue/text';

/** Files of one archive by name, in its order. */
export type ArchivedFiles = ReadonlyMap<string, Buffer>;

/** A file of an archive, with its permissions. */
export interface ArchivedFile {
  readonly name: string;
  readonly mode: number;
  readonly content: Buffer;
}

const block = 512;
/** Length of a name, in bytes. */
const nameAtMost = 100;
/** Length of the folders that may stand before it. */
const foldersAtMost = 155;
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
  const own = [...files].map(([name, content]) => ({ name, mode: 0o600, content }));
  return Buffer.concat([...tarOf(own, seconds)]);
}

/**
 * A tar archive that any `tar` reads, piece by piece; only one file of it is held at a time.
 *
 * @param seconds their time, since 1970
 */
export function* tarOf(files: Iterable<ArchivedFile>, seconds: number): Iterable<Buffer> {
  for (const file of files) {
    yield headerOf(file, seconds);
    yield file.content;
    yield Buffer.alloc((block - (file.content.length % block)) % block);
  }
  yield Buffer.alloc(2 * block);
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

function headerOf({ name: path, mode, content: { length: size } }: ArchivedFile, seconds: number): Buffer {
  const { folders, name } = partedName(path);
  const header = Buffer.alloc(block);
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0');
  header.write(name, 0);
  header.write(octal(mode, 7), 100);
  header.write(octal(0, 7), 108);
  header.write(octal(0, 7), 116);
  header.write(octal(size, 11), 124);
  header.write(octal(seconds, 11), 136);
  header.write('0', 156);
  header.write('ustar\0' + '00', 257);
  header.write(folders, 345);
  header.write(sumOf(header), 148);
  return header;
}

/** A long name is in two places of a header. */
function partedName(path: string): { readonly folders: string; readonly name: string } {
  if (Buffer.byteLength(path) <= nameAtMost) return { folders: '', name: path };
  const slash = path.indexOf('/', path.length - nameAtMost - 1);
  const [folders, name] = [path.slice(0, slash), path.slice(slash + 1)];
  if (slash < 1 || Buffer.byteLength(folders) > foldersAtMost || Buffer.byteLength(name) > nameAtMost)
    throw new Error(texts().planFile.longName({ name: path }));
  return { folders, name };
}

/** Of a header's bytes, its own place counted as blanks. */
function sumOf(header: Buffer): string {
  const own = Buffer.from(header).fill(' ', 148, 156);
  return own
    .reduce((sum, byte) => sum + byte, 0)
    .toString(8)
    .padStart(6, '0');
}
