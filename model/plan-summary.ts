import type { Difference, Obstacle, SkippedHost } from './drift';
import { foldHosts } from './host-set';

/** One part of the runbook on one group, as the next deploy would carry it out. */
export interface PlannedGroup {
  /** The component's name, as in the resource's address. */
  readonly part: string;
  readonly group: string;
  /** Empty where nobody was asked. */
  readonly hosts: readonly string[];
  readonly differences: readonly Difference[];
  readonly obstacles: readonly Obstacle[];
  readonly skipped: readonly SkippedHost[];
  /** Hosts in the order in which they are changed; empty where they are changed together. */
  readonly waves: readonly (readonly string[])[];
}

/** The same fact about several hosts. */
export interface PlannedFact {
  /** Folded: `boss[0-1]`. */
  readonly hosts: string;
  readonly subject: string;
  readonly wanted: string;
  /** Harmless to show. */
  readonly found: string;
}

/** One part over all of its groups. */
export interface PlannedPart {
  readonly part: string;
  readonly groups: readonly string[];
  /** Hosts that differ, folded; empty where the part is in sync. */
  readonly differing: string;
  readonly differingCount: number;
  readonly hostCount: number;
  /** Groups whose hosts are changed one wave after the other: sizes of the waves. */
  readonly waves: readonly { readonly group: string; readonly sizes: readonly number[] }[];
  readonly facts: readonly PlannedFact[];
  /** Reasons why it cannot be carried out, one line each. */
  readonly blocked: readonly string[];
}

/** What a plan comes to, for people and programs; `summary.json` is this. */
export interface PlanSummary {
  readonly apiVersion: 'boss-cdktf/summary/v1';
  readonly environment: string;
  /** ISO 8601, UTC. @default - the environment was not observed */
  readonly observedAt?: string;
  readonly hostCount: number;
  /** In the order of work. */
  readonly parts: readonly PlannedPart[];
  /** Hosts of which nothing is known and to which nothing is done. */
  readonly skipped: readonly { readonly host: string; readonly reason: string }[];
}

/**
 * Gathers what every group would do.
 *
 * @param groups in the order of work
 * @param found how an answer is shown; must make a host's text harmless
 * @param why how a hindrance is shown; must make a host's text harmless
 */
export function summarize(
  environment: string,
  observedAt: string | undefined,
  groups: readonly PlannedGroup[],
  found: (difference: Difference) => string,
  why: (obstacle: Obstacle) => string,
): PlanSummary {
  const names = [...new Set(groups.map(({ part }) => part))];
  const skipped = groups.flatMap((group) => group.skipped);
  return {
    apiVersion: 'boss-cdktf/summary/v1',
    environment,
    ...(observedAt === undefined ? {} : { observedAt }),
    hostCount: new Set(groups.flatMap(({ hosts }) => hosts)).size,
    parts: names.map((name) => {
      const own = groups.filter(({ part }) => part === name);
      const differing = [...new Set(own.flatMap(({ differences }) => differences.map(({ host }) => host)))];
      return {
        part: name,
        groups: own.map(({ group }) => group),
        differing: foldHosts(differing),
        differingCount: differing.length,
        hostCount: new Set(own.flatMap(({ hosts }) => hosts)).size,
        waves: own.flatMap(({ group, waves }) =>
          waves.length < 2 ? [] : [{ group, sizes: waves.map(({ length }) => length) }],
        ),
        facts: factsOf(
          own.flatMap(({ differences }) => differences),
          found,
        ),
        blocked: [...new Set(own.flatMap(({ obstacles }) => obstacles.map(why)))],
      };
    }),
    skipped: [...new Map(skipped.map((one) => [one.host, { host: one.host, reason: one.reason }])).values()],
  };
}

function factsOf(
  differences: readonly Difference[],
  found: (difference: Difference) => string,
): readonly PlannedFact[] {
  const facts = new Map<string, { hosts: string[]; fact: Omit<PlannedFact, 'hosts'> }>();
  for (const difference of differences) {
    const fact = { subject: difference.subject, wanted: difference.expected, found: found(difference) };
    const key = JSON.stringify(fact);
    const known = facts.get(key) ?? { hosts: [], fact };
    known.hosts.push(difference.host);
    facts.set(key, known);
  }
  return [...facts.values()].map(({ hosts, fact }) => ({ hosts: foldHosts(hosts), ...fact }));
}
