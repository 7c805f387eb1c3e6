import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Demands that a file of this project is what was seen; only with `UPDATE=1` is it written. @param path from the project's folder */
export function keepOrCompare(path: string, seen: string): void {
  const file = join(__dirname, '..', path);
  if (process.env['UPDATE'] === '1') writeFileSync(file, seen);
  else if (existsSync(file)) expect(seen).toBe(readFileSync(file, 'utf8'));
  else throw new Error(`${path}: it is not there to be compared with; UPDATE=1 writes it`);
}
