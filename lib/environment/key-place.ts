import type { Environment } from './environment';

/** `FILE:LINE: ` of a key of the environment file; nothing where its line is not known. */
export function keyPlace({ file, lines }: Partial<Pick<Environment, 'file' | 'lines'>>, key: string): string {
  const line = lines?.[key];
  return file === undefined || line === undefined ? '' : `${file}:${line}: `;
}
