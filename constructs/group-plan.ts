import type { PlannedGroup } from '../lib/plan/plan-summary';
import type { DeployJob } from '../lib/plan/precondition';

/** What a group was planned to be. */
export interface GroupPlan {
  readonly planned: PlannedGroup;
  /** The deploy job that has to be started. */
  readonly job: DeployJob | undefined;
  /** Why it and what it waits for cannot be planned, as those behind it tell. */
  readonly refusedBehind: readonly string[];
}
