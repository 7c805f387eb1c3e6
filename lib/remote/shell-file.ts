import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Text of a shell file of this room without its leading directives.
 *
 * @param path counted from here: `host/`, `firstbox/` and `run/` say where it runs
 */
export function shellFile(path: string): string {
  return readFileSync(join(__dirname, path), 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('# shellcheck '))
    .join('\n');
}
