import { realpathSync } from 'node:fs';
import { dirname, relative } from 'node:path';

/** What the history of runs says of the commit, and what an operator should know of that. */
export interface RecordedCommit {
  /** Its id, with `+changes` where it does not have every file as it is; `none` where there is none, or no git. */
  readonly commit: string;
  /** Why there is none although there may be one. */
  readonly warning?: string;
}

/**
 * The commit that files stand in. A file that is ignored, untracked or changed, or in another repository, is not as committed,
 * whatever git's settings leave out of its status.
 *
 * @param files absolute; the first one's repository counts
 */
export async function commitOf(files: readonly [string, ...string[]]): Promise<RecordedCommit> {
  const git = await gitIn(dirname(real(files[0])));
  const [head, top] = await Promise.all([
    git('rev-parse', '--verify', 'HEAD'),
    git('rev-parse', '--show-toplevel'),
  ]);
  if (head.exitCode === undefined) return { commit: 'none' }; // there is no git
  if (/dubious ownership/.test(head.stderr))
    return {
      commit: 'none',
      warning: `the commit is not recorded: git does not trust the folder of ${files[0]}, whose owner is another user; git config --global --add safe.directory <its repository>`,
    };
  if (head.exitCode !== 0 || !/^[0-9a-f]{40,64}$/.test(head.stdout)) return { commit: 'none' };
  for (const file of files) {
    const path = relative(top.stdout, real(file));
    const committed = await git('rev-parse', '--verify', '--quiet', `${head.stdout}:${path}`);
    // A package that git does not hold is not read.
    const now = committed.exitCode === 0 ? await git('hash-object', '--', real(file)) : undefined;
    if (now?.exitCode !== 0 || committed.stdout !== now.stdout) return { commit: `${head.stdout}+changes` };
  }
  return { commit: head.stdout };
}

/**
 * The commit of the repository that a folder stands in, and what of its tracked files is not as committed.
 *
 * @returns undefined where there is no commit, no git, or one that cannot tell what changed
 */
export async function commitOfTree(
  folder: string,
): Promise<{ readonly commit: string; readonly changed: readonly string[] } | undefined> {
  const git = await gitIn(folder);
  const head = await git('rev-parse', '--verify', 'HEAD');
  if (head.exitCode !== 0 || !/^[0-9a-f]{40,64}$/.test(head.stdout)) return undefined;
  const { exitCode, stdout } = await git('status', '--porcelain', '--untracked-files=no', '--no-renames');
  if (exitCode !== 0) return undefined;
  return { commit: head.stdout, changed: stdout.split('\n').flatMap((line) => line.slice(3) || []) };
}

/** Runs git in a folder, in English, whatever variables say of another repository. */
async function gitIn(folder: string) {
  const { execa } = await import('execa');
  // Those of a hook, or of a shell, would name another repository.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  return (...words: string[]) =>
    execa('git', ['-C', folder, ...words], {
      reject: false,
      timeout: 60_000,
      stdin: 'ignore',
      env: { ...env, LC_ALL: 'C' },
      extendEnv: false,
    });
}

/** Without links, as git names its folders; one that is not there stays as it is. */
function real(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}
