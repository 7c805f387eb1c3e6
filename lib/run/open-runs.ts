import type { Connection } from '../environment/connection';
import { texts } from '../text/catalogue/text';
import type { OpenRun } from '../plan/open-run';
import { tryUnpackHeader, type RunSubject } from './run-header';
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
    const subject = tryUnpackHeader(about)?.subject;
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
    throw new TransportError(texts().run.way.notNoted({ firstbox: connection.host }));
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
    throw new TransportError(texts().run.way.notEnded({ firstbox: connection.host }));
  return said.includes('closed');
}

/**
 * The newest lines of the firstbox's history of a zone, as they stand there.
 *
 * @param runs names of runs whose lines are wanted, all of them and no others
 * @throws {TransportError} when the firstbox cannot be asked
 */
export async function pastRunsOf(
  connection: Connection,
  zone: string,
  runs: readonly string[] = [],
): Promise<readonly string[]> {
  const lines: string[] = [];
  await ask(connection, ['history', zone, ...runs], ([, ...words]) => lines.push(words.join(' ')));
  return lines;
}

/**
 * What journals of runs have that a verdict depends on, without the texts that hosts sent.
 *
 * @returns lines by the names of the runs; none for a run whose journal is gone
 * @throws {TransportError} when the firstbox cannot be asked
 */
export async function journalsOf(
  connection: Connection,
  zone: string,
  runs: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const journals = new Map<string, readonly string[]>();
  let left = runs.filter((run) => /^[0-9a-z]+$/.test(run));
  // It answers for as many as go over one connection, at least for one.
  while (left.length > 0) {
    const answered = new Set<string>();
    let lines: string[] = [];
    await ask(
      connection,
      ['journals', zone, ...left],
      ([nonce = '', word]) => {
        answered.add(nonce);
        if (word === 'sent') journals.set(nonce, lines);
        lines = [];
      },
      (line) => lines.push(line),
    );
    const before = left.length;
    left = left.filter((run) => !answered.has(run));
    if (left.length === before)
      throw new TransportError(texts().run.way.notSent({ firstbox: connection.host, zone }));
  }
  return journals;
}

async function ask(
  connection: Connection,
  words: readonly string[],
  onWords: (words: readonly string[]) => void,
  onJournalLine: (line: string) => void = () => undefined,
): Promise<void> {
  await runOnFirstbox(connection, {
    program: runsProgram,
    script: '',
    arguments: words,
    silenceSeconds: 30,
    onLine: (line) => {
      if (line.startsWith('@run-')) onWords(line.slice(5).split(' '));
      else onJournalLine(line);
    },
  });
}
