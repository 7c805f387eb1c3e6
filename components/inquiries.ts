import type { Inquiry } from '../facts/questions';
import type { Environment } from '../model/environment';
import type { Group } from '../model/node-group';
import type { Step } from '../model/step';
import { components } from './index';

/** What has to be asked of each group so that every enabled component can be compared. */
export function inquiriesOf(environment: Environment): readonly Inquiry[] {
  const byGroup = new Map<Group, Step[]>();
  const enabled = components.filter((component) => component.enabled(environment));
  for (const component of enabled) {
    for (const group of component.groups)
      byGroup.set(group, [...(byGroup.get(group) ?? []), ...component.steps(environment, group)]);
  }
  return [...byGroup].map(([group, steps]) => ({
    group,
    platformGroup: group === 'firstbox' ? group : environment.groups[group],
    steps,
    ...(group === 'firstbox' ? { files: enabled.flatMap(({ files }) => files?.(environment) ?? []) } : {}),
  }));
}
