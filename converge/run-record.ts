import { createHash } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import { commitOf } from '../observe/git-commit';
import type { RunFile } from '../model/run-file';
import type { RunRecord } from '../model/run-about';

/** Who starts this run, and of what. @param script as rendered, without desired contents */
export async function aboutRun(file: RunFile, script: string, nonce: string): Promise<RunRecord> {
  return {
    run: nonce,
    // As the other operator reads it: a plain word.
    by: `${userInfo().username}@${hostname()}`.replaceAll(/[^\w@.-]/g, '_'),
    environment: file.environment,
    commit: await commitOf(file.environmentFile),
    plan: createHash('sha256').update(script).digest('hex'),
    title: file.title,
  };
}
