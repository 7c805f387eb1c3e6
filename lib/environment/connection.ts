import { dirname, resolve } from 'node:path';
import type { Environment } from './environment';

/** How to reach a firstbox: the environment's own words, an `sshConfig` absolute. */
export type Connection = Environment['firstbox'];

/** The environment's connection; an `sshConfig` counts from the environment file's folder. */
export function connectionOf({ file, firstbox }: Pick<Environment, 'file' | 'firstbox'>): Connection {
  const { sshConfig, ...rest } = firstbox;
  return { ...rest, ...(sshConfig === undefined ? {} : { sshConfig: resolve(dirname(file), sshConfig) }) };
}
