import type { ObservationRequest } from '../lib/remote/questions';
import type { Group } from '../lib/environment/node-group';
import { platformGroup } from '../lib/environment/platform-groups';
import { identityLookup } from '../lib/lookups/identity';
import { versionLookup } from '../lib/lookups/platform-lookups';
import type { DeclaredStep } from '../lib/plan/declared-step';
import type { Probe } from '../lib/plan/step';
import type { ConvergedGroup } from './converged-group';
import type { Platform } from './platform';

/** What is asked of the hosts of a group. */
interface Asked {
  readonly steps: readonly DeclaredStep[];
  readonly probes: readonly Probe[];
}

/** What has to be asked of a platform so that these of its groups can be compared: what they ask together, no more. */
export function observationRequestsOf(
  platform: Platform,
  all: readonly ConvergedGroup[],
): readonly ObservationRequest[] {
  const { environment } = platform;
  const groups = all.filter((one) => one.platform === platform);
  const needs = groups.flatMap(({ rules }) => rules.needs?.(environment) ?? []);
  const byGroup = new Map<Group, Asked>();
  const ask = (group: Group, { steps = [], probes = [] }: Partial<Asked>) => {
    const known = byGroup.get(group);
    byGroup.set(group, {
      steps: [...(known?.steps ?? []), ...steps],
      probes: [...(known?.probes ?? []), ...probes],
    });
  };
  for (const one of groups) ask(one.group, { steps: one.asked });
  for (const { extraProbes } of needs)
    for (const [group, probes] of Object.entries(extraProbes)) ask(group, { probes });
  const files = needs.flatMap((need) => need.files);
  const lookups = [
    ...(groups.length > 0 ? [identityLookup, versionLookup] : []),
    ...needs.flatMap((need) => need.lookups),
  ];
  const byName = new Map(lookups.map((one) => [one.name, one]));
  if (byName.size + files.length > 0 && !byGroup.has('firstbox')) ask('firstbox', {});
  const membersOf = new Set(needs.flatMap((need) => need.membershipOnly));
  const named = (group: Group) => ({ group, platformGroup: platformGroup(environment, group) });
  return [
    ...[...byGroup].map(([group, asked]) => ({
      ...named(group),
      ...asked,
      ...(group === 'firstbox' ? { files, lookups: [...byName.values()] } : {}),
    })),
    ...[...membersOf]
      .filter((group) => !byGroup.has(group))
      .map((group) => ({ ...named(group), steps: [], membershipOnly: true as const })),
  ];
}
