import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes what was seen into a file of this project; with CI set it must be there already. @param path from the project's folder */
export function keepOrCompare(path: string, seen: string): void {
  const file = join(__dirname, '../../..', path);
  if (process.env['CI'] === undefined) writeFileSync(file, seen);
  else expect(seen).toBe(readFileSync(file, 'utf8'));
}
