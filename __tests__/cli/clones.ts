import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';

const project = resolve(__dirname, '../..');

/** A repository that has this program and an environment, all committed, and a second clone of it at another path. */
export interface Clones {
  /** Folder of everything, and of the two. */
  readonly folder: string;
  readonly first: string;
  readonly second: string;
  readonly git: (clone: string, ...words: string[]) => Promise<string>;
  readonly remove: () => void;
}

/** @param files environment files and what stands beside them, by path in the project */
export async function cloneTwice(files: Readonly<Record<string, string>>): Promise<Clones> {
  const folder = mkdtempSync(join(tmpdir(), 'boss-clones-'));
  const [first, second] = [join(folder, 'first'), join(folder, 'elsewhere/second')];
  const git = async (clone: string, ...words: string[]) =>
    (await execa('git', ['-C', clone, '-c', 'user.name=a', '-c', 'user.email=a@b', ...words])).stdout;
  mkdirSync(first);
  await execa(
    'bash',
    [
      '-c',
      'set -o pipefail; git ls-files -coz --exclude-standard -- . ":(exclude)__tests__" | tar -c --null -T - | tar -x -C "$0"',
      first,
    ],
    { cwd: project },
  );
  const ignored = readFileSync(join(project, '.gitignore'), 'utf8');
  // A link is no folder, which is what the pattern with a slash ignores.
  writeFileSync(join(first, '.gitignore'), `${ignored}node_modules\n`);
  for (const [path, text] of Object.entries(files)) writeFileSync(join(first, path), text);
  await git(first, 'init', '-q');
  await git(first, 'add', '.');
  await git(first, 'commit', '-qm', 'all of it');
  await execa('git', ['clone', '-q', first, second]);
  for (const clone of [first, second])
    symlinkSync(join(project, 'node_modules'), join(clone, 'node_modules'));
  return { folder, first, second, git, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
