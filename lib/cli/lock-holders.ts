import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectionOf } from '../environment/connection';
import { texts } from '../text/catalogue/text';
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

/** A line of lib/cli/lock-holder.sh in the language that is spoken; another one is shown as it came. */
export function lockLineInWords(line: string): string {
  const say = texts().runs.lock;
  if (line === 'free' || line === 'taken') return say[line];
  const [, since] = /^a run is at work since (\S+), as its journal tells$/.exec(line) ?? [];
  if (since !== undefined) return say.atWorkSince({ since });
  const [, word, text = ''] = /^(held by|process) (.*)$/s.exec(line) ?? [];
  if (word === 'held by') return say.heldBy({ holder: text });
  return word === 'process' ? say.process({ text }) : line;
}
