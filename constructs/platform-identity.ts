import { Annotations } from 'cdktf';
import type { Construct } from 'constructs';
import { maskTemplate } from '../lib/remote/answers';
import { contradictions } from '../lib/lookups/identity';
import { otherwiseSaid } from '../lib/lookups/otherwise-said';
import { visibleText } from '../lib/text/visible-text';
import type { SeenEnvironment } from './seen-environment';

/** Refuses the plan of an environment that the firstbox's own file says is not of it; warns where the platform says otherwise of less. */
export function refuseOtherPlatforms(scope: Construct, { environment, observations }: SeenEnvironment): void {
  const wrong = contradictions(environment, observations);
  scope.node.addValidation({ validate: () => wrong.map((one) => maskTemplate(visibleText(one, 600))) });
  for (const one of otherwiseSaid(environment, observations))
    Annotations.of(scope).addWarning(maskTemplate(visibleText(one, 600)));
}
