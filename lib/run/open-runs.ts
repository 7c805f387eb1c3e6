import type { Connection } from '../environment/connection';
import type { OpenRun } from '../plan/open-run';
import { tryUnpackAbout, type RunSubject } from './run-about';
import { openRun } from './read-open-run';
import { runsProgram } from './run-programs';
import { runOnFirstbox, TransportError } from '../ssh/transport';

/** An open run and what its receipts are judged by; without that it can be told of, not followed. */
export interface FoundRun extends OpenRun {
  readonly subject?: RunSubject;
}

/**
 * Runs on the firstbox that did not come to their end, of each part of the runbook the latest.
 *
 * @throws {TransportError} when the firstbox cannot be asked
 */
export async function findOpenRuns(connection: Connection, zone: string): Promise<readonly FoundRun[]> {
  const found: FoundRun[] = [];
  await ask(connection, ['list', zone], ([nonce = '', state = '', since = '', about = '', open = '']) => {
    const subject = tryUnpackAbout(about)?.subject;
    found.push({
      ...openRun([state, nonce, since, about, open]),
      ...(subject === undefined ? {} : { subject }),
    });
  });
  return found;
}

/**
 * Asks a run to stop before the next thing that it begins.
 *
 * @throws {TransportError} when it could not be asked
 */
export async function stopRun(connection: Connection, zone: string, nonce: string): Promise<void> {
  const said: (string | undefined)[] = [];
  await ask(connection, ['stop', zone, nonce], (words) => said.push(words[1]));
  if (!said.includes('asked'))
    throw new TransportError(
      `firstbox ${connection.host}: it could not be noted there that the run is to stop`,
    );
}

/**
 * Ends the journals of runs that were killed, so that plans tell no more of them.
 *
 * @returns whether it did; else something that they began still works
 * @throws {TransportError} when the firstbox cannot be asked
 */
export async function endKilledRuns(connection: Connection, zone: string): Promise<boolean> {
  const said: (string | undefined)[] = [];
  await ask(connection, ['end', zone], (words) => said.push(words[1]));
  if (!said.includes('closed') && !said.includes('busy'))
    throw new TransportError(`firstbox ${connection.host}: journals of killed runs could not be ended there`);
  return said.includes('closed');
}

/**
 * The newest lines of the firstbox's history of a zone.
 *
 * @param runs names of runs whose lines are wanted, all of them and no others
 * @throws {TransportError} when the firstbox cannot be asked
 */
export async function historyOfFirstbox(
  connection: Connection,
  zone: string,
  runs: readonly string[] = [],
): Promise<readonly string[]> {
  const lines: string[] = [];
  await ask(connection, ['history', zone, ...runs], ([, ...words]) => lines.push(words.join(' ')));
  return lines;
}

async function ask(
  connection: Connection,
  words: readonly string[],
  onWords: (words: readonly string[]) => void,
): Promise<void> {
  await runOnFirstbox(connection, {
    program: runsProgram,
    script: '',
    arguments: words,
    silenceSeconds: 30,
    onLine: (line) => {
      if (line.startsWith('@run-')) onWords(line.slice(5).split(' '));
    },
  });
}
