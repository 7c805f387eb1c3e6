import type { Environment } from '../lib/environment/environment';
import type { Observations } from '../lib/plan/observation';

/** A platform with all that is desired there, and what was seen of it. */
export interface SeenEnvironment {
  readonly environment: Environment;
  /** @default - it was not observed */
  readonly observations?: Observations | undefined;
}
