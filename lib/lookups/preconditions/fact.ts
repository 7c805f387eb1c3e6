import type { Observations } from '../../plan/observation';

/** One fact of the platform, or why it is not known. */
export type Fact = { readonly value: string } | { readonly unknown: string };

/** A fact of a reading. What the text does not say is not known: it has no default. */
export function fact({ readings }: Observations, reading: string, name: string): Fact {
  const outcome = readings?.[reading];
  if (outcome === undefined) return { unknown: `${reading} was not asked` };
  if (outcome.kind === 'absent') return { unknown: `there is no ${reading}` };
  if (outcome.kind === 'unreadable') return { unknown: outcome.reason };
  const value = outcome.facts[name];
  return value === undefined ? { unknown: `${reading} says nothing of ${name}` } : { value };
}

/** For people: the value, or `not known: why`. */
export function told(known: Fact): string {
  return 'value' in known ? known.value : `not known: ${known.unknown}`;
}

export function isFact(known: Fact, value: string): boolean {
  return 'value' in known && known.value === value;
}
