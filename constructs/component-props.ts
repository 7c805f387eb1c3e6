import type { Connection } from '../model/connection';
import type { Environment } from '../model/environment';
import type { Group } from '../model/node-group';
import type { Observations } from '../model/observation';
import type { ConvergedGroup } from './converged-group';

/** What every part of the runbook is made from. */
export interface ComponentProps {
  readonly environment: Environment;
  readonly connection: Connection;
  /** Folder of the Terraform states and the history of runs; relative ones count from the stack's folder. */
  readonly stateDirectory: string;
  /** sha256 of the files that desired contents were read from, by path: a deploy takes no others. @default - none were read */
  readonly sums?: Readonly<Record<string, string>> | undefined;
  /** @default - the environment was not observed */
  readonly observations?: Observations | undefined;
  /** Groups whose hosts a job of this very deploy makes, in this part or before it: empty, they are a difference. @default - none: an empty one is an obstacle */
  readonly madeByJob?: readonly Group[];
  /** @default - waits for nothing */
  readonly after?: ConvergedGroup | undefined;
}
