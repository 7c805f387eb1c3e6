import type { Construct } from 'constructs';
import { withoutTemplates } from '../facts/answers';
import { contradictions } from '../model/platform/identity';
import { visibleText } from '../model/visible-text';
import type { ComponentProps } from './component-props';

/** Refuses the plan of an environment that the firstbox's own file says is not of it. */
export function refuseOtherPlatforms(scope: Construct, { environment, observations }: ComponentProps): void {
  const wrong = contradictions(environment, observations);
  scope.node.addValidation({ validate: () => wrong.map((one) => withoutTemplates(visibleText(one, 600))) });
}
