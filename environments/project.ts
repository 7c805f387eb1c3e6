import { join } from 'node:path';

/** Whether this is the built package and not a clone with its sources. */
export const isBuilt = !__filename.endsWith('.ts');

/** The folder of the clone, or the working directory of whoever installed the package: states and runs are kept there. */
export const project = isBuilt ? process.cwd() : join(__dirname, '..');
