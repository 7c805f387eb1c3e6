import type { Connection } from '../model/connection';
import type { Environment } from '../model/environment';
import type { Observations } from '../model/observation';
import type { ConvergedGroup } from './converged-group';

/** What every part of the runbook is made from. */
export interface ComponentProps {
  readonly environment: Environment;
  readonly connection: Connection;
  /** @default - the environment was not observed */
  readonly observations?: Observations | undefined;
  /** @default - waits for nothing */
  readonly after?: ConvergedGroup | undefined;
}
