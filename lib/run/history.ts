import { z } from 'zod';
import { runHeader } from './run-header';
import { columns, padded } from '../text/columns';
import { texts } from '../text/catalogue/text';
import { visibleText } from '../text/visible-text';

const entry = z.strictObject({
  ...runHeader.shape,
  /** Seconds since 1970. */
  begun: z.int().min(0).max(1e11),
  host: z.string(),
  /** `running`: nobody here saw its end yet. */
  result: z.enum(['proven', 'unreachable', 'unreadable', 'failed', 'skipped', 'running']),
  step: z.string().exactOptional(),
  seconds: z.int(),
});

/** What one run came to on one host: a line of JSON in the history. */
export type HistoryEntry = z.infer<typeof entry>;

/**
 * The lines of a history that are whole, and how many are not: a full disk cuts one off. A host that was left running is told so only where no
 * later line of that run says how it came out.
 */
export function readHistory(lines: readonly string[]): {
  readonly entries: readonly HistoryEntry[];
  readonly broken: number;
} {
  const read = lines.filter((line) => line !== '').map(historyEntry);
  const whole = read.flatMap((one) => one ?? []);
  const last = new Map(whole.map((one, index) => [`${one.run} ${one.host}`, index]));
  return {
    entries: whole.filter(
      (one, index) => one.result !== 'running' || last.get(`${one.run} ${one.host}`) === index,
    ),
    broken: read.filter((one) => one === undefined).length,
  };
}

/** How long the newest run of each title took whose end was seen, in seconds. */
export function lastSeconds(entries: readonly HistoryEntry[]): Readonly<Record<string, number>> {
  const newest = new Map<string, { readonly run: string; readonly seconds: number }>();
  for (const { title, run, seconds, result } of entries) {
    if (result === 'running') continue;
    const known = newest.get(title);
    newest.set(title, { run, seconds: known?.run === run ? Math.max(known.seconds, seconds) : seconds });
  }
  return Object.fromEntries([...newest].map(([title, one]) => [title, one.seconds]));
}

/** One line of a history, or undefined when it is not one. */
export function historyEntry(line: string): HistoryEntry | undefined {
  try {
    return entry.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

/** For people: one line each, the oldest first. */
export function renderHistory(entries: readonly HistoryEntry[]): readonly string[] {
  const say = texts().runs;
  const results = texts().run.hosts.results;
  const rows = entries.map(({ begun, seconds, title, host, result, step, by, commit, plan }) => [
    new Date(begun * 1000).toISOString().replace('.000Z', 'Z'),
    say.took({ seconds }),
    results[result],
    host,
    step === undefined || result === 'proven' ? title : say.ofStep({ title, step }),
    by,
    say.commit({ commit: commit.replace(/^([0-9a-f]{10})[0-9a-f]+/, '$1') }),
    say.plan({ plan: plan.slice(0, 10) }),
  ]);
  const widths =
    rows[0]?.map((_, column) => Math.max(...rows.map((row) => columns(row[column] ?? '')))) ?? [];
  return rows.map((row) =>
    visibleText(
      row
        .map((word, column) => padded(word, widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
      1000,
    ),
  );
}
