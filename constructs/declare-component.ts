import type { Construct } from 'constructs';
import type { Component } from '../lib/components/component';
import { ConvergedGroup } from './converged-group';
import type { GroupRules } from './group-rules';
import type { Platform } from './platform';

/** Declares every group of a component, each waiting for the one before it. */
export function declareComponent(
  scope: Construct,
  component: Component,
  platform: Platform,
  more: GroupRules<ConvergedGroup> = {},
): readonly ConvergedGroup[] {
  const { name, groups, files, lookups, membershipOnly = [], extraProbes, createsHosts = [] } = component;
  const declared = groups.map(
    (group, index) =>
      new ConvergedGroup(scope, group, {
        platform,
        group,
        steps: (environment) => component.steps(environment, group),
        rules: {
          // Asked once, whatever the number of groups.
          ...(index > 0
            ? {}
            : {
                needs: (environment) => ({
                  files: files?.(environment) ?? [],
                  lookups: lookups?.(environment) ?? [],
                  membershipOnly,
                  extraProbes: extraProbes?.(environment) ?? {},
                }),
              }),
          runbookPart: name,
          createsHosts: createsHosts.includes(group),
          job: component.job,
          preconditions: component.preconditions,
          refusals: component.refusals,
          ...more,
        },
      }),
  );
  for (const [index, group] of declared.entries()) {
    const before = declared[index - 1];
    if (before !== undefined) group.node.addDependency(before);
  }
  return declared;
}
