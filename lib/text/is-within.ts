import { relative } from 'node:path';

/** Whether a path is a folder, or lies in it; both absolute, links not followed. */
export const isWithin = (folder: string, path: string): boolean => !relative(folder, path).startsWith('..');
