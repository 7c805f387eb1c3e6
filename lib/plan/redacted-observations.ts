import type { Observations } from './observation';

/** What lines of a look were put together to, or files told: everything that people read of it. */
const read: ReadonlySet<string> = new Set(['detail', 'reason']);

/** Observations in which no known secret stands where people read them; words, sums and edits are what they are. */
export function redactedObservations(seen: Observations, redacted: (text: string) => string): Observations {
  const inside = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return read.has(key) ? redacted(value) : value;
    if (Array.isArray(value))
      return key === 'diff'
        ? value.map((line) => redacted(String(line)))
        : value.map((one) => inside(one, ''));
    if (typeof value !== 'object' || value === null) return value;
    const facts = key === 'facts';
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, facts ? redacted(String(one)) : inside(one, name)]),
    );
  };
  return inside(seen, '') as Observations;
}
