import type { Environment } from '../model/environment';
import type { Group } from '../model/node-group';
import type { Step } from '../model/step';

/** One thing of the platform: where it lives and what must be true there. Adding one is a file here and a line in index.ts. */
export interface Component {
  readonly name: string;
  /** In the runbook's order; each waits for the one before it. */
  readonly groups: readonly Group[];
  /** Whether the environment asks for it. */
  readonly enabled: (environment: Environment) => boolean;
  readonly steps: (environment: Environment, group: Group) => readonly Step[];
}
