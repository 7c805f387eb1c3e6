import type { Environment } from '../environment/environment';
import { type DesiredFileSource, desiredFileSourcesOf } from '../desired/desired-file-source';
import { historyFileOf } from './history-file';

/** A platform whose runs are followed and told: of an environment file, or of a stack that somebody composed. */
export interface RunPlace
  extends
    Pick<Environment, 'name' | 'zone' | 'file' | 'firstbox' | 'fanOut'>,
    Partial<Pick<Environment, 'topology' | 'region' | 'lines'>> {
  /** The history beside the Terraform states. */
  readonly historyFile: string;
  /** Files whose secrets no host may make us print. */
  readonly hides: readonly DesiredFileSource[];
  /** Folder of its stack, as it was given. @default - it has an environment file */
  readonly stack?: string;
}

/** The place of an environment file. */
export const placeOf = (environment: Environment): RunPlace => ({
  ...environment,
  historyFile: historyFileOf(environment.name),
  hides: desiredFileSourcesOf(environment),
});
