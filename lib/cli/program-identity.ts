import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isBuilt } from '../environment/project';
import { commitOfTree } from '../run/git-commit';
import { ownPackage, packageFolder } from './package';

/** Which program this is. */
interface ProgramIdentity {
  /** The clone's commit; of an installed package its version and the hash of its programs. */
  readonly commit: string;
  /** What of its tracked files is not as committed; a package has none. */
  readonly changed: readonly string[];
}

/** The program that runs. @returns undefined where it is a clone without a commit */
export async function programIdentity(): Promise<ProgramIdentity | undefined> {
  // A repository around an installed package is that of the site, which moves on for other reasons.
  if (!isBuilt) return commitOfTree(packageFolder);
  return { commit: `${ownPackage.version}+${hashOfFolder(join(packageFolder, 'dist'))}`, changed: [] };
}

/** The first twelve digits of the sha256 of all files in a folder, with their names. */
export function hashOfFolder(folder: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
    .sort()) {
    const content = readFileSync(join(folder, name));
    hash.update(`${name} ${String(content.length)}\n`).update(content);
  }
  return hash.digest('hex').slice(0, 12);
}
