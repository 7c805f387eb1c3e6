import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ownerOnly = { folder: 0o700, file: 0o600 };

/** Makes a folder that its owner alone may enter; one that is there is made so. */
export function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: ownerOnly.folder });
  if ((statSync(folder).mode & 0o077) !== 0) chmodSync(folder, ownerOnly.folder);
}

/** Our files directly in a folder become readable by their owner alone, those of some name only where it is given. Others' keep their mode. */
export function makeFilesPrivate(folder: string, isOurs: (name: string) => boolean = () => true): void {
  const me = process.geteuid?.();
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isFile() || !isOurs(entry.name)) continue;
    const path = join(folder, entry.name);
    const { mode, uid } = statSync(path);
    if ((mode & 0o077) !== 0 && (me === 0 || uid === me)) chmodSync(path, ownerOnly.file);
  }
}

/**
 * The folder of local states: made private where it is the project's own or not there yet. One that somebody chose keeps its mode, it may be
 * shared on purpose.
 *
 * @param chosen whether BOSS_STATE_DIR names it
 * @returns a warning where others may read what is in it
 */
export function makeStatesPrivate(
  folder: string,
  names: readonly string[],
  chosen: boolean,
): string | undefined {
  mkdirSync(folder, { recursive: true, mode: ownerOnly.folder });
  const ours = new RegExp(
    `^(?:${names.map((name) => name.replaceAll('.', '\\.')).join('|')})\\.(?:tfstate(?:\\..*)?|history\\.jsonl)$`,
  );
  makeFilesPrivate(folder, (name) => ours.test(name));
  if (!chosen) makePrivateFolder(folder);
  const mode = statSync(folder).mode & 0o777;
  return (mode & 0o007) === 0
    ? undefined
    : `BOSS_STATE_DIR ${folder} is open to every user of this machine (mode ${mode.toString(8)}); states tell hosts and findings: chmod 700`;
}
