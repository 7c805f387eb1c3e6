import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectionOf } from '../environment/connection';
import { lockFunctions } from '../run/run-programs';
import type { RunPlace } from './run-place';
import { runOnFirstbox } from '../ssh/transport';

/**
 * Asks the firstbox who holds the locks of an environment's zone.
 *
 * @param give whether they are given away
 * @returns `free` alone; or `held by …`, runs at work and processes, and `taken` as the last one
 * @throws {TransportError} when the firstbox cannot be asked
 */
export async function askLockHolders(
  environment: Pick<RunPlace, 'zone' | 'firstbox' | 'file'>,
  give: boolean,
): Promise<readonly string[]> {
  const lines: string[] = [];
  await runOnFirstbox(connectionOf(environment), {
    script: `${lockFunctions}\n${readFileSync(join(__dirname, 'lock-holder.sh'), 'utf8')}`,
    arguments: [environment.zone, give ? 'yes' : 'no'],
    silenceSeconds: 30,
    onLine: (line) => lines.push(line),
  });
  return lines;
}
