import { Annotations } from 'cdktf';
import type { Construct } from 'constructs';
import { maskTemplate } from '../lib/remote/answers';
import { renderOpenRun } from '../lib/plan/open-run';
import type { SeenEnvironment } from './seen-environment';

/**
 * Warns in the plan of runs on the firstbox that did not come to their end.
 *
 * @param stack where runs of a platform without an environment file are followed. @default - it has a file, or no group
 */
export function warnOfOpenRuns(
  scope: Construct,
  { environment, observations }: SeenEnvironment,
  stack: string | undefined,
): void {
  for (const run of observations?.runs ?? [])
    Annotations.of(scope).addWarning(maskTemplate(renderOpenRun(run, environment.name, stack)));
}
