import type { Difference, Drift, ExcludedHost } from './drift';
import { foldHosts } from './host-set';
import { type PartName, partTexts } from '../text/catalogue/part-texts';
import { catalogues } from '../text/catalogue/text';
import type { PartTexts } from '../text/catalogue/values';

/** One part of the runbook on one group, as the next deploy would carry it out. */
export interface PlannedGroup extends Omit<Drift, 'blockers'> {
  /** The component's name, as in the resource's address. */
  readonly part: string;
  /** Which part of the runbook it is. @default - none of it */
  readonly runbookPart?: PartName;
  /** Whether something else than hosts decides that it is carried out: Terraform's own plan says it. @default - hosts do */
  readonly notCompared?: true;
  readonly group: string;
  /** Why it cannot be carried out, each with its cure. */
  readonly blocked: readonly string[];
  /** Hosts in the order in which they are changed; empty where they are changed together. */
  readonly waves: readonly (readonly string[])[];
  /** Share of these that may fail before the next wave is given up. @default - 0 */
  readonly maxFailPercentage?: number;
  /** Seconds that its run took last time. @default - not known here */
  readonly lastSeconds?: number | undefined;
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

/** One part over all of its groups. What it does, interrupts and leaves as a way back is told of parts of the runbook, in English. */
export interface PlannedPart extends Partial<PartTexts> {
  readonly part: string;
  /** Which part of the runbook it is. @default - none of it */
  readonly runbookPart?: PartName;
  /** Whether something else than hosts decides that it is carried out: Terraform's own plan says it. @default - hosts do */
  readonly notCompared?: true;
  readonly groups: readonly string[];
  /** Hosts that differ, folded; empty where the part is in sync. */
  readonly differing: string;
  readonly differingCount: number;
  readonly hostCount: number;
  /** Groups whose hosts are changed one wave after the other: sizes of the waves, and which share of the hosts may fail. */
  readonly waves: readonly {
    readonly group: string;
    readonly sizes: readonly number[];
    /** @default - 0 */
    readonly maxFailPercentage?: number;
  }[];
  /** Seconds that the runs of all its groups took last time, as far as they are known here. @default - not known */
  readonly lastSeconds?: number;
  readonly facts: readonly PlannedFact[];
  /** Why it cannot be carried out, each with its cure. */
  readonly blocked: readonly string[];
}

/** What a plan comes to, for people and programs; `summary.json` is this. */
export interface PlanSummary {
  /** Of this form. */
  readonly apiVersion: 'boss-cdktf/summary/v1';
  /** Its name; of several platforms in one stack all names. */
  readonly environment: string;
  /** ISO 8601, UTC. @default - the environment was not observed */
  readonly observedAt?: string;
  /** Hosts that were asked. */
  readonly hostCount: number;
  /** In the order of work. */
  readonly parts: readonly PlannedPart[];
  /** Hosts of which nothing is known and to which nothing is done. */
  readonly skipped: readonly ExcludedHost[];
  /** Why the environment has no plan, apart from what blocks a part. */
  readonly blocked: readonly string[];
  /** Everything that the plan warns of. */
  readonly warnings: readonly string[];
}

/**
 * Gathers what every group would do.
 *
 * @param groups in the order of work
 * @param found how an answer is shown; must make a host's text harmless
 * @param others what stands in no group
 */
export function summarize(
  environment: string,
  observedAt: string | undefined,
  groups: readonly PlannedGroup[],
  found: (difference: Difference) => string,
  others: Pick<PlanSummary, 'blocked' | 'warnings'>,
): PlanSummary {
  const names = [...new Set(groups.map(({ part }) => part))];
  const excluded = groups.flatMap((group) => group.excluded);
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
        ...runbookPartOf(own),
        ...(own.some(({ notCompared }) => notCompared) ? { notCompared: true as const } : {}),
        groups: own.map(({ group }) => group),
        differing: foldHosts(differing),
        differingCount: differing.length,
        hostCount: new Set(own.flatMap(({ hosts }) => hosts)).size,
        waves: own.flatMap(({ group, waves, maxFailPercentage }) =>
          waves.length < 2
            ? []
            : [
                {
                  group,
                  sizes: waves.map(({ length }) => length),
                  ...(maxFailPercentage === undefined ? {} : { maxFailPercentage }),
                },
              ],
        ),
        ...lastOf(own),
        facts: factsOf(
          own.flatMap(({ differences }) => differences),
          found,
        ),
        blocked: [...new Set(own.flatMap(({ blocked }) => blocked))],
      };
    }),
    skipped: [...new Map(excluded.map((one) => [one.host, one])).values()],
    ...others,
  };
}

function runbookPartOf(
  groups: readonly PlannedGroup[],
): Pick<PlannedPart, 'runbookPart'> & Partial<PartTexts> {
  const runbookPart = groups[0]?.runbookPart;
  return runbookPart === undefined ? {} : { runbookPart, ...partTexts(catalogues.en, runbookPart) };
}

function lastOf(groups: readonly PlannedGroup[]): Pick<PlannedPart, 'lastSeconds'> {
  const known = groups.flatMap(({ lastSeconds }) => lastSeconds ?? []);
  return known.length === 0 ? {} : { lastSeconds: known.reduce((sum, one) => sum + one, 0) };
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
