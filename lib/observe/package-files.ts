import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { positionOf } from '../text/position-of';
import { texts } from '../text/catalogue/text';
import type { Problem } from '../text/problem';
import { quoted } from '../text/quoted';
import type { PlacedPackage } from '../desired/wanted-packages';
import { parseYamlDocument } from '../yaml/yaml-document';

/** What is wrong with a package's file, and the key that tells the contrary. */
interface Fault {
  readonly key: 'name' | 'version' | 'sha256' | 'file';
  readonly what: string;
  readonly got: string;
  readonly cure: string;
}

/**
 * Whether the files of this machine are the packages that an environment file names: there, of that sha256, and, where there is
 * a dpkg-deb to ask, of that name and version.
 *
 * @param environmentFile the file that names them, which problems point into
 */
export async function packageFileProblems(
  environmentFile: string,
  packages: readonly PlacedPackage[],
): Promise<readonly Problem[]> {
  const faulty: { readonly placed: PlacedPackage; readonly fault: Fault }[] = [];
  // One after the other: files are large, and disks read one at a time.
  for (const placed of packages) {
    const fault = await faultOf(placed);
    if (fault !== undefined) faulty.push({ placed, fault });
  }
  if (faulty.length === 0) return [];
  const text = (await readFile(environmentFile, 'utf8')).replace(/^\uFEFF/, '');
  const document = parseYamlDocument(text);
  return faulty.map(({ placed, fault: { key, ...words } }) => ({
    file: environmentFile,
    ...positionOf(text, document.tryFindPlace([...placed.key, key])?.value ?? 0),
    ...words,
    allowed: texts().environment.packageFiles.allowed({ name: placed.name, version: placed.version }),
  }));
}

async function faultOf({ from, name, version, sha256 }: PlacedPackage): Promise<Fault | undefined> {
  const say = texts().environment.packageFiles;
  const found = await stat(from).catch(() => undefined);
  if (found?.isFile() !== true)
    return {
      key: 'file',
      what: found === undefined ? say.notThere : say.notPlain,
      got: from,
      cure: say.putItThere,
    };
  const sum = await sha256Of(from).catch(() => undefined);
  if (sum !== sha256)
    return {
      key: 'sha256',
      got: sum ?? say.notRead,
      ...say.otherSum({ file: from }),
    };
  const control = await controlOf(from);
  if (control === undefined) return undefined;
  const key = control.name !== name ? 'name' : 'version';
  if (control.name === name && control.version === version) return undefined;
  return {
    key,
    got: quoted(`${control.name} ${control.version}`),
    ...say.other({ file: from, key }),
  };
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Name and version, without an epoch, as dpkg-deb reads them; undefined where there is no dpkg-deb. */
async function controlOf(file: string): Promise<{ name: string; version: string } | undefined> {
  const { execa } = await import('execa');
  const { code, stdout } = await execa('dpkg-deb', ['-f', file, 'Package', 'Version'], { reject: false });
  if (code === 'ENOENT') return undefined;
  const field = (name: string) =>
    new RegExp(`^${name}: (.*)$`, 'm').exec(stdout)?.[1] ?? texts().environment.packageFiles.none;
  return { name: field('Package'), version: field('Version').replace(/^\d+:/, '') };
}
