import type { ObservationRequest } from '../lib/remote/questions';
import type { Group } from '../lib/environment/node-group';
import { platformGroup } from '../lib/environment/platform-groups';
import { identityLookup } from '../lib/lookups/identity';
import { versionLookup } from '../lib/lookups/platform-lookups';
import type { Step } from '../lib/plan/step';
import type { ConvergedGroup } from './converged-group';
import type { Platform } from './platform';

/** What has to be asked of a platform so that these of its groups can be compared: what they ask together, no more. */
export function observationRequestsOf(
  platform: Platform,
  all: readonly ConvergedGroup[],
): readonly ObservationRequest[] {
  const { environment } = platform;
  const groups = all.filter((one) => one.platform === platform);
  const needs = groups.flatMap(({ rules }) => rules.needs?.(environment) ?? []);
  const byGroup = new Map<Group, Step[]>();
  const ask = (group: Group, steps: readonly Step[]) =>
    byGroup.set(group, [...(byGroup.get(group) ?? []), ...steps]);
  for (const one of groups) ask(one.group, one.asked);
  for (const { name, extraProbes } of needs)
    for (const [group, probes] of Object.entries(extraProbes)) {
      const expect = probes.map((probe) => ({ subject: probe.fn, probe, expected: '-' }));
      ask(group, [{ title: `other questions of ${name}`, expect, requires: [], run: [] }]);
    }
  const files = needs.flatMap((need) => need.files);
  const lookups = [
    ...(groups.length > 0 ? [identityLookup, versionLookup] : []),
    ...needs.flatMap((need) => need.lookups),
  ];
  const byName = new Map(lookups.map((one) => [one.name, one]));
  if (byName.size + files.length > 0 && !byGroup.has('firstbox')) byGroup.set('firstbox', []);
  const membersOf = new Set(needs.flatMap((need) => need.membershipOnly));
  const named = (group: Group) => ({ group, platformGroup: platformGroup(environment, group) });
  return [
    ...[...byGroup].map(([group, steps]) => ({
      ...named(group),
      steps,
      ...(group === 'firstbox' ? { files, lookups: [...byName.values()] } : {}),
    })),
    ...[...membersOf]
      .filter((group) => !byGroup.has(group))
      .map((group) => ({ ...named(group), steps: [], membershipOnly: true as const })),
  ];
}
