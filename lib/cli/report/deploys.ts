import type { HistoryEntry } from '../../run/history';
import { visibleText } from '../../text/visible-text';

type Result = HistoryEntry['result'];

/** The one that counts for a run over its hosts, and for a deploy over its runs: the worst first. */
const worst: readonly Result[] = ['failed', 'unreadable', 'unreachable', 'running', 'skipped', 'proven'];

/** Seconds between two runs of one deploy: Terraform starts the next one at once. */
const gap = 300;

/** One run: a part on a group. */
export interface Run {
  readonly title: string;
  readonly begun: number;
  readonly seconds: number;
  readonly result: Result;
  /** How many hosts came out how, the best first. */
  readonly counts: readonly (readonly [result: Result, hosts: number])[];
  /** Hosts that are not proven, each with the step where one is told. */
  readonly troubles: readonly (readonly [result: Result, host: string, step: string])[];
}

/** Runs of one person from one commit, one behind the other. */
export interface Deploy extends Omit<Run, 'title' | 'troubles'> {
  readonly by: string;
  readonly commit: string;
  readonly runs: readonly Run[];
}

/**
 * Deploys as a history tells them, the newest first. A history knows runs: those that follow each other are taken for one deploy.
 *
 * @param most how many
 */
export function deploysOf(entries: readonly HistoryEntry[], most: number): readonly Deploy[] {
  const byRun = new Map<string, HistoryEntry[]>();
  for (const entry of entries) byRun.set(entry.run, [...(byRun.get(entry.run) ?? []), entry]);
  const runs = [...byRun.values()]
    .flatMap((own) => (own[0] === undefined ? [] : [{ about: own[0], run: runOf(own[0], own), own }]))
    .sort((one, other) => one.run.begun - other.run.begun);
  const deploys: (typeof runs)[] = [];
  let end = 0;
  for (const one of runs) {
    const before = deploys.at(-1)?.[0];
    const same = before?.about.by === one.about.by && before.about.commit === one.about.commit;
    if (same && one.run.begun - end <= gap) deploys.at(-1)?.push(one);
    else deploys.push([one]);
    end = Math.max(end, one.run.begun + one.run.seconds);
  }
  return deploys
    .slice(-most)
    .reverse()
    .flatMap((of) => {
      const [first] = of;
      if (first === undefined) return [];
      const ended = Math.max(...of.map(({ run }) => run.begun + run.seconds));
      // A host counts once, by its worst.
      const hosts = new Map<string, Result>();
      for (const { host, result } of of.flatMap(({ own }) => own))
        hosts.set(host, worstOf([result, hosts.get(host) ?? result]));
      return [
        {
          by: visibleText(first.about.by, 100),
          commit: visibleText(first.about.commit, 100).replace(/^([0-9a-f]{10})[0-9a-f]+/, '$1'),
          begun: first.run.begun,
          seconds: ended - first.run.begun,
          result: worstOf([...hosts.values()]),
          counts: countsOf([...hosts.values()]),
          runs: of.map(({ run }) => run),
        },
      ];
    });
}

function runOf({ title, begun }: HistoryEntry, own: readonly HistoryEntry[]): Run {
  const results = own.map(({ result }) => result);
  return {
    title: visibleText(title, 200),
    begun,
    seconds: Math.max(...own.map(({ seconds }) => seconds)),
    result: worstOf(results),
    counts: countsOf(results),
    troubles: own.flatMap(({ host, result, step = '' }) =>
      result === 'proven' ? [] : [[result, visibleText(host, 200), visibleText(step, 300)] as const],
    ),
  };
}

const worstOf = (results: readonly Result[]): Result =>
  worst.find((result) => results.includes(result)) ?? 'running';

const countsOf = (results: readonly Result[]): Run['counts'] =>
  [...worst].reverse().flatMap((result) => {
    const hosts = results.filter((one) => one === result).length;
    return hosts === 0 ? [] : [[result, hosts] as const];
  });

/** When each part was proven last on each host, seconds since 1970; a run's title names part and group. */
export function lastProofs(
  entries: readonly HistoryEntry[],
): (part: string, host: string) => number | undefined {
  const proofs = new Map<string, number>();
  for (const { title, host, result, begun, seconds } of entries) {
    if (result !== 'proven') continue;
    const key = JSON.stringify([title.split(' on ')[0], host]);
    proofs.set(key, Math.max(begun + seconds, proofs.get(key) ?? 0));
  }
  return (part, host) => proofs.get(JSON.stringify([part, host]));
}
