import type { Environment } from '../lib/environment/environment';
import type { FileWish } from '../lib/plan/firstbox-file';
import type { Group } from '../lib/environment/node-group';
import type { Observations } from '../lib/plan/observation';
import type { DeployJob, Precondition } from '../lib/plan/precondition';
import type { Lookup } from '../lib/plan/lookup';
import type { Probe } from '../lib/plan/step';
import type { PartName } from '../lib/text/catalogue/part-texts';

/** What has to be seen besides a group's own steps. */
export interface Needs {
  /** Files of the firstbox whose content decides. */
  readonly files: readonly FileWish[];
  /** Other texts of the firstbox. */
  readonly lookups: readonly Lookup[];
  /** Groups of which only the members are asked. */
  readonly membershipOnly: readonly Group[];
  /** Questions whose answers are no difference, by group. */
  readonly extraProbes: Readonly<Record<Group, readonly Probe[]>>;
}

/** What a resource is replaced for instead of what its hosts answered. */
export interface ReplacedFor {
  /** As Terraform takes them. */
  readonly triggers: Readonly<Record<string, string>>;
  /** Triggers that count for nothing now. */
  readonly ignored: readonly string[];
}

/** How a part of the runbook is planned beside its steps. Each is asked when the whole tree is known. */
export interface GroupRules<Other> {
  /** Which part of the runbook it is. @default - none of it */
  readonly runbookPart?: PartName;
  /** @default - nothing more than the steps ask */
  readonly needs?: (environment: Environment) => Needs;
  /** Its job makes the group's hosts, so that an empty group is a difference. @default - an empty group is a blocker */
  readonly createsHosts?: boolean;
  /** Component that its deploy job brings. @default - it starts none */
  readonly job?: string | undefined;
  /** What must hold where something is to be changed. @param jobs that have to be started before its own. @default - the part has none */
  readonly preconditions?:
    | ((environment: Environment, seen: Observations, jobs: readonly DeployJob[]) => readonly Precondition[])
    | undefined;
  /** Why nothing is planned, whatever hosts answered. @default - nothing */
  readonly refusals?: ((environment: Environment, seen: Observations) => readonly string[]) | undefined;
  /** What the plan warns of. @default - nothing */
  readonly warnings?: (environment: Environment, seen: Observations) => readonly string[];
  /** Its steps ask nothing at plan time then. @param before the groups that are done before it @default - drift */
  readonly replacedFor?: (
    environment: Environment,
    seen: Observations | undefined,
    before: readonly Other[],
  ) => ReplacedFor;
  /** It comes after every other group of its platform in its stack that does not wait for it. @default false */
  readonly last?: boolean;
}
