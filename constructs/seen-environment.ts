import type { Environment } from '../model/environment';
import type { Observations } from '../model/observation';

/** A platform with all that is desired there, and what was seen of it. */
export interface SeenEnvironment {
  readonly environment: Environment;
  /** @default - it was not observed */
  readonly observations?: Observations | undefined;
}
