import type { Observations } from '../lib/plan/observation';

/** What was seen of a platform. */
export interface Seen {
  /** @default - it was not observed */
  readonly observations?: Observations | undefined;
  /** sha256 of the files that desired contents were read from, by path: a deploy takes no others. @default - none were read */
  readonly sums?: Readonly<Record<string, string>> | undefined;
  /** Seconds that each run took last time, by its title. @default - not known */
  readonly lastSeconds?: Readonly<Record<string, number>> | undefined;
}
