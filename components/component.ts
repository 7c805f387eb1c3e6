import type { Environment } from '../model/environment';
import type { FileWish } from '../model/firstbox-file';
import type { Group } from '../model/node-group';
import type { FileRecords } from '../model/observation';
import type { Step } from '../model/step';

/** One thing of the platform: where it lives and what must be true there. Adding one is a file here and a line in index.ts. */
export interface Component {
  readonly name: string;
  /** In the runbook's order; each waits for the one before it. */
  readonly groups: readonly Group[];
  /** Whether the environment asks for it. */
  readonly enabled: (environment: Environment) => boolean;
  /** Files of the firstbox whose content decides about steps. @default - none */
  readonly files?: (environment: Environment) => readonly FileWish[];
  /** @param files what was seen of those files; without it the steps say what to ask and what is desired, and cannot be run */
  readonly steps: (environment: Environment, group: Group, files?: FileRecords) => readonly Step[];
}
