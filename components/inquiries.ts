import type { Inquiry } from '../facts/questions';
import type { Environment } from '../model/environment';
import type { Group } from '../model/node-group';
import { platformGroup } from '../model/platform-groups';
import { identityReading } from '../model/platform/identity';
import { versionReading } from '../model/platform/platform-readings';
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
  for (const { name, asks } of enabled) {
    for (const [group, probes] of Object.entries(asks?.(environment) ?? {})) {
      const expect = probes.map((probe) => ({ subject: probe.fn, probe, expected: '-' }));
      const step = { title: `other questions of ${name}`, expect, require: [], run: [] };
      byGroup.set(group, [...(byGroup.get(group) ?? []), step]);
    }
  }
  const files = enabled.flatMap((component) => component.files?.(environment) ?? []);
  const readings = [
    ...(enabled.length > 0 ? [identityReading, versionReading] : []),
    ...enabled.flatMap((component) => component.readings?.(environment) ?? []),
  ];
  const byName = new Map(readings.map((reading) => [reading.name, reading]));
  if (byName.size + files.length > 0 && !byGroup.has('firstbox')) byGroup.set('firstbox', []);
  const lists = new Set(enabled.flatMap((component) => component.lists ?? []));
  return [
    ...[...byGroup].map(([group, steps]) => ({
      group,
      platformGroup: platformGroup(environment, group),
      steps,
      ...(group === 'firstbox' ? { files, readings: [...byName.values()] } : {}),
    })),
    ...[...lists]
      .filter((group) => !byGroup.has(group))
      .map((group) => ({
        group,
        platformGroup: platformGroup(environment, group),
        steps: [],
        listOnly: true as const,
      })),
  ];
}
