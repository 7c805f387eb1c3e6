import { compare } from '../model/drift';
import type { Group } from '../model/node-group';
import type { GroupObservation } from '../model/observation';
import type { DeployJob } from '../model/precondition';
import type { Step } from '../model/step';
import type { ConvergedGroup } from './converged-group';

/** Whether a host lacks what only a job brings: a program that stands still is started without one. */
export function needsJob(
  group: Group,
  steps: readonly Step[],
  observed: GroupObservation | undefined,
): boolean {
  const brought = steps.filter(({ makesHosts }) => makesHosts === true);
  return observed?.kind === 'observed' && compare(group, brought, observed).differences.length > 0;
}

/** Jobs that have to be started before that of a group; none where it needs none itself. */
export const jobsBefore = (
  { platform, job }: ConvergedGroup,
  earlier: readonly ConvergedGroup[],
): readonly DeployJob[] =>
  job === undefined ? [] : earlier.flatMap((one) => (one.platform === platform ? (one.job ?? []) : []));
