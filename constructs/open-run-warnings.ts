import { Annotations } from 'cdktf';
import type { Construct } from 'constructs';
import { maskTemplate } from '../lib/remote/answers';
import { renderOpenRun } from '../lib/plan/open-run';
import { composedStack } from './runner';
import type { SeenEnvironment } from './seen-environment';

/** Warns in the plan of runs on the firstbox that did not come to their end. */
export function warnOfOpenRuns(scope: Construct, { environment, observations }: SeenEnvironment): void {
  for (const run of observations?.runs ?? [])
    Annotations.of(scope).addWarning(
      maskTemplate(renderOpenRun(run, environment.name, composedStack(scope, environment))),
    );
}
