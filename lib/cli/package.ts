import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isBuilt } from '../environment/project';

/** Where package.json lies: the clone, or the installed package, whose programs lie one folder deeper. */
export const packageFolder = join(__dirname, isBuilt ? '../../..' : '../..');

/** What package.json says. */
interface Package {
  readonly name: string;
  readonly version: string;
  /** What is packed, beside what npm always packs. */
  readonly files: readonly string[];
  readonly peerDependencies: Readonly<Record<string, string>>;
}

export const ownPackage = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as Package;
