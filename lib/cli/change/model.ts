import type { Environment } from '../../environment/environment';
import type { PlanSummary } from '../../plan/plan-summary';
import type { ChangedGroup } from './planned-change';

/** A change as its document tells it. */
export interface Change {
  readonly environment: Environment;
  /** sha256 of the plan file, or of what would be carried out. */
  readonly id: string;
  /** Name of the plan file. @default - it was made from a look alone */
  readonly planFile: string | undefined;
  readonly commit: string;
  readonly programCommit: string;
  readonly programVersion: string;
  /** Version of Terraform, and the state. @default - without Terraform */
  readonly terraform: { readonly version: string; readonly state: string } | undefined;
  /** Who looked. @default - not recorded */
  readonly lookedBy: string | undefined;
  readonly writtenBy: string;
  /** Whether it is carried out by hand, not by a deploy. */
  readonly byHand: boolean;
  readonly summary: PlanSummary;
  /** In the order of work. */
  readonly groups: readonly ChangedGroup[];
}

/** Groups that are carried out, or may be. */
export const dueIn = ({ groups }: Change): readonly ChangedGroup[] =>
  groups.filter(({ kind }) => kind !== 'in-sync');
