import { foldHosts } from '../../plan/host-set';
import type { HistoryEntry } from '../../run/history';
import { lastProofs } from './deploys';
import type { LookRecord } from './look-shape';
import { keyOf, timesOf } from './since';

/** Something that differs on hosts, since when, and what told that it was as wanted before. */
export interface DriftRow {
  readonly part: string;
  readonly hosts: string;
  readonly names: readonly string[];
  readonly subject: string;
  readonly wanted: string;
  readonly found: string;
  readonly first: string;
  readonly before?: string;
  readonly by?: 'look' | 'deploy';
}

/** Everything that differs, hosts with the same difference since the same look together. */
export function driftOf(look: LookRecord, history: readonly HistoryEntry[]): readonly DriftRow[] {
  const { groups, facts } = look;
  const proven = lastProofs(history);
  const times = timesOf(look);
  const rows = new Map<string, Omit<DriftRow, 'hosts' | 'names'> & { names: Set<string> }>();
  for (const { host, facts: own } of groups.flatMap((group) => group.hosts))
    for (const index of own) {
      const fact = facts[index];
      if (fact?.state !== 'differs') continue;
      const { part, subject, wanted, found = '' } = fact;
      const own = times.get(keyOf(part, subject, host));
      if (own === undefined) continue;
      const about = { part, subject, wanted, found, ...bounds(own, proven(part, host)) };
      const key = JSON.stringify(about);
      const row = rows.get(key) ?? { ...about, names: new Set() };
      row.names.add(host);
      rows.set(key, row);
    }
  return [...rows.values()].map((row) => ({
    ...row,
    names: [...row.names],
    hosts: foldHosts([...row.names]),
  }));
}

/** The later of the last look and the last deploy that told it as wanted. */
function bounds(
  { first, before }: { readonly first: string; readonly before?: string },
  proof: number | undefined,
): Pick<DriftRow, 'first' | 'before' | 'by'> {
  const proven =
    proof === undefined || proof * 1000 > Date.parse(first)
      ? undefined
      : new Date(proof * 1000).toISOString().replace('.000Z', 'Z');
  if (proven !== undefined && (before === undefined || proven > before))
    return { first, before: proven, by: 'deploy' };
  return before === undefined ? { first } : { first, before, by: 'look' };
}
