import { createHash, randomBytes } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import { commitOf } from './git-commit';
import type { RunSpec } from './run-spec';
import type { RunHeader } from './run-header';

/** A name that no run had before: it marks receipts, so that none of another run counts. */
export const newRunName = (): string => randomBytes(12).toString('hex');

/**
 * Who starts this run, and of what.
 *
 * @param script as rendered, without desired contents
 * @param print gets a line where the commit cannot be told
 */
export async function headerOf(
  file: RunSpec,
  script: string,
  nonce: string,
  print: (line: string) => void,
): Promise<RunHeader> {
  const [first = '', ...others] = file.decides;
  const { commit, warning } = await commitOf([first, ...others]);
  if (warning !== undefined) print(`warning: ${warning}`);
  return {
    run: nonce,
    by: operatorHere(),
    environment: file.environment,
    commit,
    plan: createHash('sha256').update(script).digest('hex'),
    title: file.title,
  };
}

/** Who works here, as another operator reads it: a plain word. */
export const operatorHere = (): string => `${operator()}@${hostname()}`.replaceAll(/[^\w@.-]/g, '_');

/** In a pipeline, who started it: its machine's user is the same for everybody. */
const operator = (): string =>
  [process.env['GITLAB_USER_LOGIN'], process.env['GITHUB_ACTOR'], userInfo().username].find(
    (name) => name !== undefined && name !== '',
  ) ?? '';
