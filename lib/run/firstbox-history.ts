import { z } from 'zod';
import type { Connection } from '../environment/connection';
import { historyEntry, type HistoryEntry } from './history';
import { journalsOf, pastRunsOf } from './open-runs';
import { replay } from './replay';
import { runHeader } from './run-header';

/** The host of a line that tells of a whole run, for its journal is gone. */
export const wholeRun = '-';

/** A line of the firstbox: a run that came to its end. */
const pastRun = z.strictObject({ ...runHeader.shape, begun: z.int().min(0).max(1e11), seconds: z.int() });
type PastRun = z.infer<typeof pastRun>;

/** A run of a line of the firstbox's history; versions before wrote one for each host. @returns undefined when it is neither */
export function pastRunOf(line: string): PastRun | HistoryEntry | undefined {
  try {
    return historyEntry(line) ?? pastRun.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

/** As many journals the firstbox keeps, and more. */
const mostJournals = 100;

/**
 * The newest runs of the firstbox's history of a zone, as lines of a history: what their journals come to. Where a journal is gone, the
 * line that a version before wrote counts; without one nothing is known.
 *
 * @param runs names of runs that are wanted, all of them and no others
 * @throws {TransportError} when the firstbox cannot be asked
 */
export async function historyOfFirstbox(
  connection: Connection,
  zone: string,
  runs: readonly string[] = [],
): Promise<readonly string[]> {
  const lines = await pastRunsOf(connection, zone, runs);
  const names = [...new Set([...runs, ...lines.flatMap((line) => pastRunOf(line)?.run ?? [])])];
  return replayedHistory(lines, runs, await journalsOf(connection, zone, names.slice(-mostJournals)));
}

/**
 * @param lines of the firstbox's history
 * @param runs names of runs that are wanted also where no line tells of them
 * @param journals their lines, by the names of the runs
 */
export function replayedHistory(
  lines: readonly string[],
  runs: readonly string[],
  journals: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const told = new Set<string>();
  const judged = (run: string, seconds: number): readonly string[] | undefined => {
    const one = replay(run, journals.get(run) ?? []);
    return one?.hosts.map(({ host, result, step }) =>
      JSON.stringify({
        ...one.header,
        begun: one.begun,
        host,
        result,
        ...(step === undefined ? {} : { step }),
        seconds,
      } satisfies HistoryEntry),
    );
  };
  const ofLines = lines.flatMap((line) => {
    const past = pastRunOf(line);
    if (past === undefined) return [line];
    const again = judged(past.run, past.seconds);
    const first = !told.has(past.run);
    told.add(past.run);
    if (again !== undefined) return first ? again : [];
    if ('host' in past) return [line];
    const gone: HistoryEntry = { ...past, host: wholeRun, result: 'unreadable', step: 'journal gone' };
    return [JSON.stringify(gone)];
  });
  // A run that was killed has no line.
  return [...ofLines, ...runs.filter((run) => !told.has(run)).flatMap((run) => judged(run, 0) ?? [])];
}
