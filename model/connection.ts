import { dirname, resolve } from 'node:path';
import type { Environment, JumpHost } from './environment';

/** How to reach a firstbox: the environment's own words, paths absolute. */
export interface Connection {
  readonly host: string;
  readonly port?: number;
  readonly user: string;
  readonly hostKey: string;
  readonly sshConfig?: string;
  readonly jumpHosts: readonly JumpHost[];
}

/** The environment's connection; an `sshConfig` counts from the environment file's folder. */
export function connectionOf({ file, firstbox }: Environment): Connection {
  const { sshConfig, ...rest } = firstbox;
  return { ...rest, ...(sshConfig === undefined ? {} : { sshConfig: resolve(dirname(file), sshConfig) }) };
}
