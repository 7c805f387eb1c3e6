import { kept } from '../../text/catalogue/en/kept';
import type { Observations } from '../../plan/observation';

/** One fact of the platform, or why it is not known. */
export type Fact = { readonly value: string } | { readonly unknown: string };

/** A fact of a reading. What the text does not say is not known: it has no default. */
export function fact({ readings }: Observations, reading: string, name: string): Fact {
  const outcome = readings?.[reading];
  if (outcome === undefined) return { unknown: kept.looks.notAsked({ reading }) };
  if (outcome.kind === 'absent') return { unknown: kept.looks.absent({ reading }) };
  if (outcome.kind === 'unreadable') return { unknown: outcome.reason };
  const value = outcome.facts[name];
  return value === undefined ? { unknown: kept.looks.nothingOf({ reading, name }) } : { value };
}

/** For people: the value, or `not known: why`. */
export function told(known: Fact): string {
  return 'value' in known ? known.value : kept.jobs.notKnown({ why: known.unknown });
}

export function isFact(known: Fact, value: string): boolean {
  return 'value' in known && known.value === value;
}
