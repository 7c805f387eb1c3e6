import type { DeclaredStep } from '../plan/declared-step';
import type { Environment } from '../environment/environment';
import type { FileWish } from '../plan/firstbox-file';
import type { Group } from '../environment/node-group';
import type { Observations } from '../plan/observation';
import type { DeployJob, Precondition } from '../plan/precondition';
import type { Lookup } from '../plan/lookup';
import type { Probe } from '../plan/step';
import type { PartName } from '../text/catalogue/part-texts';

/** One thing of the platform: where it lives and what must be true there. Adding one is a file here and a line in index.ts. */
export interface Component {
  /** As in addresses; what is told of it stands in every catalogue of texts under this name. */
  readonly name: PartName;
  /** In the runbook's order; each waits for the one before it. */
  readonly groups: readonly Group[];
  /** Whether the environment asks for it. */
  readonly enabled: (environment: Environment) => boolean;
  /** Files of the firstbox whose content decides about steps. @default - none */
  readonly files?: (environment: Environment) => readonly FileWish[];
  /** Other texts of the firstbox that decide about steps or requirements. @default - none */
  readonly lookups?: (environment: Environment) => readonly Lookup[];
  /** Groups of which only the members are asked. @default - none */
  readonly membershipOnly?: readonly Group[];
  /** Questions whose answers are no difference: they decide about preconditions, or are told as warnings. @default - none */
  readonly extraProbes?: (environment: Environment) => Readonly<Record<Group, readonly Probe[]>>;
  /** What must hold before anything of it is changed. @param jobs that have to be started before its own. @default - nothing */
  readonly preconditions?: (
    environment: Environment,
    seen: Observations,
    jobs?: readonly DeployJob[],
  ) => readonly Precondition[];
  /** Why nothing of it is planned, from what the platform says of itself; each with its cure. @default - nothing */
  readonly refusals?: (environment: Environment, seen: Observations) => readonly string[];
  /** Groups whose hosts its deploy job makes: an empty one is a difference, here and in the parts after it. @default - none: an empty one stops the plan */
  readonly createsHosts?: readonly Group[];
  /** Its deploy job, as in the key `deploy_<job>`. @default - it has none */
  readonly job?: string;
  /** What must be true on the hosts of a group. */
  readonly steps: (environment: Environment, group: Group) => readonly DeclaredStep[];
}
