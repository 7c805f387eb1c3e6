import type { Connection } from '../model/connection';
import { type HistoryEntry, readHistory } from '../model/history';
import { findOpenRuns, historyOfFirstbox } from '../observe/open-runs';
import { appendHistory, localHistoryLines } from './local-history';

/**
 * Adds to a local history how runs came out that nobody followed from here to their end, as the firstbox's own history has it. Without such
 * runs nobody is asked.
 *
 * @param path of the local history
 * @returns what was added
 * @throws {TransportError} when the firstbox cannot be asked
 */
export async function settleLeftRuns(
  path: string,
  connection: Connection,
  zone: string,
): Promise<readonly HistoryEntry[]> {
  const known = readHistory(localHistoryLines(path)).entries;
  const left = known.filter(({ result }) => result === 'running');
  if (left.length === 0) return [];
  // Before the history: a run writes its lines there while it is still open.
  const open = await findOpenRuns(connection, zone);
  if (open.some(({ state }) => state === 'unreadable')) return [];
  const atWork = open.flatMap(({ state, nonce }) => (state === 'running' ? [nonce] : []));
  const over = left.filter(({ run }) => !atWork.includes(run));
  const runs = [...new Set(over.map(({ run }) => run))];
  if (runs.length === 0) return [];
  const there = readHistory(await historyOfFirstbox(connection, zone, runs)).entries;
  const settled = over.map((entry) => outcome(entry, there));
  const others = there.filter(({ run, host }) => !known.some((one) => one.run === run && one.host === host));
  appendHistory(path, [...settled, ...others]);
  return [...settled, ...others];
}

/** A run that was killed has no line there, and one that ended none of a host on which it began nothing. */
function outcome(left: HistoryEntry, there: readonly HistoryEntry[]): HistoryEntry {
  const own = there.filter(({ run }) => run === left.run);
  return (
    own.find(({ host }) => host === left.host) ?? {
      ...left,
      result: own.length > 0 ? 'skipped' : 'unreadable',
    }
  );
}
