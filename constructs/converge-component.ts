import type { Construct } from 'constructs';
import type { Component } from '../components/component';
import type { ComponentProps } from './component-props';
import { ConvergedGroup } from './converged-group';

/** Every group of a component, one after the other in its order. @returns what a later part of the runbook waits for */
export function convergeComponent(
  scope: Construct,
  component: Component,
  props: ComponentProps,
): ConvergedGroup | undefined {
  const { environment, observations } = props;
  let { after } = props;
  for (const group of component.groups) {
    after = new ConvergedGroup(scope, group, {
      ...props,
      component: component.name,
      group,
      steps: component.steps(environment, group, observations),
      preconditions:
        component.preconditions &&
        (observations === undefined ? [] : component.preconditions(environment, observations)),
      refused: observations === undefined ? [] : (component.refusals?.(environment, observations) ?? []),
      after,
    });
  }
  return after;
}
