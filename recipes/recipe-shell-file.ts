import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Text of one of this room's shell files without its leading directives. */
export function recipeShellFile(name: string): string {
  return readFileSync(join(__dirname, name), 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('# shellcheck '))
    .join('\n');
}
