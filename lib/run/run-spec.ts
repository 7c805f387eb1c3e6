import type { Connection } from '../environment/connection';
import type { DesiredFileSource } from '../desired/desired-file-source';
import type { Environment } from '../environment/environment';
import type { Rollout } from '../plan/rollout';
import type { Step, Upload } from '../plan/step';

/** Everything the runner needs for one node group; written at synth beside the script, holds no secret. */
export interface RunSpec {
  readonly title: string;
  /** The resource's address without its type: a plain word. */
  readonly name: string;
  /** The environment's name. */
  readonly environment: string;
  /** Folder of its stack, counted from where it was synthesized, for commands that messages recommend. @default - it has an environment file */
  readonly stack?: string;
  /** Where the history is kept, beside the Terraform states. */
  readonly stateDirectory: string;
  /** One run at a time for each. */
  readonly zone: string;
  readonly connection: Connection;
  readonly fanOut: Environment['fanOut'];
  /** The platform's name of the group, `firstbox` for the firstbox. */
  readonly platformGroup: string;
  /** Hosts as planned, none where a deploy job makes them; undefined when the environment was not observed. */
  readonly hosts?: readonly string[];
  /** Hosts that differed at plan time; undefined when nothing is to be done from the firstbox. */
  readonly firstboxTargets?: readonly string[];
  /** In which order hosts are changed, and which are not asked. @default - all at once, every one is */
  readonly rollout?: Rollout;
  /** Why nothing is done there, or in a group that it waits for, each with its cure: what Terraform was made to apply all the same is refused. @default - nothing */
  readonly refused?: readonly string[];
  /** Desired contents that the runner reads, secrets resolved, when it runs. @default - none */
  readonly contents?: readonly DesiredFileSource[];
  /** All desired contents of the environment: any host may quote any of their secrets, so all are kept out of what is printed. @default - none */
  readonly hides?: readonly DesiredFileSource[];
  /** sha256 of the files that these were read from when it was planned, by path. @default - none were read */
  readonly sums?: Readonly<Record<string, string>>;
  /** Files that decide what is done, absolute: the recorded commit tells whether it has all of them as they are. */
  readonly decides: readonly string[];
  /** Files that the firstbox did not have at plan time. @default - none */
  readonly uploads?: readonly Upload[];
  readonly steps: readonly Pick<Step, 'title' | 'expect' | 'requires' | 'firstboxLabel' | 'createsHosts'>[];
}
