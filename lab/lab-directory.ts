import { join, resolve } from 'node:path';

/** The lab's folder, absolute: `.lab` in the project, or what BOSS_LAB_DIR names. */
export function labDirectory(): string {
  const named = process.env['BOSS_LAB_DIR'];
  return named ? resolve(named) : join(__dirname, '..', '.lab');
}
