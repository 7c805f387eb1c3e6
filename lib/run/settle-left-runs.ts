import type { Connection } from '../environment/connection';
import { type HistoryEntry, readHistory } from './history';
import { historyOfFirstbox, wholeRun } from './firstbox-history';
import { findOpenRuns } from './open-runs';
import { appendHistory, localHistoryLines } from './local-history';

/** How runs came out that were left running. */
export interface SettledRuns {
  /** What was added to the history. */
  readonly entries: readonly HistoryEntry[];
  /** Whether all that these runs were to change is proven; also where there are none. */
  readonly proven: boolean;
}
const none: SettledRuns = { entries: [], proven: true };

/**
 * Adds to a local history how runs came out that nobody followed from here to their end, as their journals on the firstbox come to.
 * Without such runs nobody is asked.
 *
 * @param path of the local history
 * @throws {TransportError} when the firstbox cannot be asked
 */
export async function settleLeftRuns(
  path: string,
  connection: Connection,
  zone: string,
): Promise<SettledRuns> {
  const known = readHistory(localHistoryLines(path)).entries;
  const left = known.filter(({ result }) => result === 'running');
  if (left.length === 0) return none;
  // Before the history: a run writes its lines there while it is still open.
  const open = await findOpenRuns(connection, zone);
  if (open.some(({ state }) => state === 'unreadable')) return none;
  const atWork = open.flatMap(({ state, nonce }) => (state === 'running' ? [nonce] : []));
  const over = left.filter(({ run }) => !atWork.includes(run));
  const runs = [...new Set(over.map(({ run }) => run))];
  if (runs.length === 0) return none;
  const there = readHistory(await historyOfFirstbox(connection, zone, runs)).entries;
  const settled = over.map((entry) => outcome(entry, there));
  const others = there.filter(
    ({ run, host }) => host !== wholeRun && !known.some((one) => one.run === run && one.host === host),
  );
  appendHistory(path, [...settled, ...others]);
  return {
    entries: [...settled, ...others],
    // Hosts that were skipped when it was planned are not among those left running.
    proven:
      settled.every(({ result }) => result === 'proven') &&
      others.every(({ result }) => result === 'proven' || result === 'skipped'),
  };
}

/** Of a run whose journal is gone nothing is known; one that is known began nothing on a host that it does not name. */
function outcome(left: HistoryEntry, there: readonly HistoryEntry[]): HistoryEntry {
  const own = there.filter(({ run, host }) => run === left.run && host !== wholeRun);
  return (
    own.find(({ host }) => host === left.host) ?? {
      ...left,
      result: own.length > 0 ? 'skipped' : 'unreadable',
    }
  );
}
