import { basename } from 'node:path';

/** Whether a program was started as this file of scripts/, by whatever path, and not as a command of `boss`. */
export const isEntry = (name: string): boolean => basename(process.argv[1] ?? '') === name;
