import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders: string[] = [];

/** A project directory with these files in `environments/`, as text or bytes; removed by removeProjectFolders. */
export function projectFolder(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'environments-test-'));
  folders.push(folder);
  mkdirSync(join(folder, 'environments'));
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, 'environments', name), content);
  return folder;
}

/** For afterAll. */
export function removeProjectFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
}
