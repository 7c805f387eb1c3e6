import { basename, dirname } from 'node:path';

/**
 * The commit that a file stands in, for the history of runs: its id, with `+changes` where the file is not as committed.
 *
 * @returns `none` where the file is in no repository, or there is no git
 */
export async function commitOf(file: string): Promise<string> {
  const { execa } = await import('execa');
  const git = (...words: string[]) =>
    execa('git', ['-C', dirname(file), ...words], { reject: false, timeout: 10_000, stdin: 'ignore' });
  const head = await git('rev-parse', '--verify', 'HEAD');
  if (head.exitCode !== 0 || !/^[0-9a-f]{40,64}$/.test(head.stdout)) return 'none';
  const status = await git('status', '--porcelain', '--', basename(file));
  return status.exitCode === 0 && status.stdout === '' ? head.stdout : `${head.stdout}+changes`;
}
