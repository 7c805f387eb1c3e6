import { existsSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Whether this is the built package and not a clone with its sources. */
export const isBuilt = !__filename.endsWith('.ts');

/** The folder of the clone, or the working directory of whoever installed the package: states and runs are kept there. */
export const project = isBuilt ? process.cwd() : join(__dirname, '../..');

/** Where a folder is, links followed, for programs that work in it count from there; one that is not made yet has none. */
export const realFolder = (folder: string): string =>
  existsSync(folder) ? realpathSync(folder) : resolve(folder);
