import { compare } from '../lib/plan/drift';
import type { Group } from '../lib/environment/node-group';
import type { GroupObservation } from '../lib/plan/observation';
import type { DeployJob } from '../lib/plan/precondition';
import type { Step } from '../lib/plan/step';
import type { Platform } from './platform';

/** Whether a host lacks what only a job brings: a program that stands still is started without one. */
export function needsJob(
  group: Group,
  steps: readonly Step[],
  observed: GroupObservation | undefined,
): boolean {
  const brought = steps.filter(({ createsHosts }) => createsHosts === true);
  return observed?.kind === 'observed' && compare(group, brought, observed).differences.length > 0;
}

/** A group, as far as its job is concerned. */
export interface WithJob {
  readonly platform: Platform;
  /** @default - none has to be started */
  readonly job: DeployJob | undefined;
}

/** Jobs that have to be started before that of a group; none where it needs none itself. */
export const jobsBefore = ({ platform, job }: WithJob, earlier: readonly WithJob[]): readonly DeployJob[] =>
  job === undefined ? [] : earlier.flatMap((one) => (one.platform === platform ? (one.job ?? []) : []));
