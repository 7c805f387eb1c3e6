import type { Connection } from './connection';
import type { Environment } from './environment';
import type { Step } from './step';

/** Everything the runner needs for one node group; written at synth beside the script, holds no secret. */
export interface RunFile {
  readonly title: string;
  /** One run at a time for each. */
  readonly zone: string;
  readonly connection: Connection;
  readonly fanOut: Environment['fanOut'];
  /** The platform's name of the group, `firstbox` for the firstbox. */
  readonly platformGroup: string;
  /** Hosts as planned, none where a deploy job makes them; undefined when the environment was not observed. */
  readonly hosts?: readonly string[];
  /** Hosts that differed at plan time; undefined when nothing is to be done from the firstbox. */
  readonly pushTo?: readonly string[];
  readonly steps: readonly Pick<Step, 'title' | 'expect' | 'require' | 'called' | 'makesHosts'>[];
}
