import { unreachableWarnings } from '../../constructs/unreachable-warnings';
import { boss2Warnings } from '../../constructs/boss2-warnings';
import { maskTemplate } from '../remote/answers';
import type { Environment } from '../environment/environment';
import type { Observations } from '../plan/observation';
import { renderOpenRun } from '../plan/open-run';
import type { PlanSummary } from '../plan/plan-summary';
import { shown } from '../text/catalogue/shown';
import { texts } from '../text/catalogue/text';
import { visibleText } from '../text/visible-text';
import { exitCodes } from './exit-codes';
import type { Locks } from './locks';

/** One thing that a look found, as `--json` prints it; keys that do not apply are absent. */
export interface Finding {
  readonly environment: string;
  readonly kind:
    | 'in-sync'
    | 'drift'
    | 'blocked'
    | 'unhealthy'
    | 'skipped'
    | 'open-run'
    | 'held-lock'
    | 'warning'
    | 'error';
  readonly part?: string;
  /** One name, or a folded set: `boss[0-1]`. */
  readonly hosts?: string;
  readonly subject?: string;
  readonly wanted?: string;
  readonly found?: string;
  /** For people. */
  readonly message?: string;
  /** ISO 8601, UTC: when it was looked. */
  readonly seen?: string;
}

/**
 * Everything that a look found; a plan's warning stands once, under its own kind where it has one.
 *
 * @param locks as they were beside the look. @default - they were not asked about
 */
export function findingsOf(
  environment: Environment,
  observations: Observations,
  plan: PlanSummary,
  locks: Locks = { held: [] },
): readonly Finding[] {
  const about = { environment: environment.name, seen: observations.observedAt };
  const health = boss2Warnings(observations.groups['boss'], environment);
  const openRuns = (observations.runs ?? []).map((run) => renderOpenRun(run, environment.name));
  const told = [...health, ...openRuns.map(maskTemplate), ...unreachableWarnings(environment, observations)];
  const of = (kind: Finding['kind'], messages: readonly string[]) =>
    messages.map((message) => ({ ...about, kind, message: visibleText(message) }));
  const findings: readonly Finding[] = [
    ...of('blocked', plan.blocked),
    ...plan.parts.flatMap(({ part, facts, blocked }) => [
      ...facts.map((fact) => ({ ...about, kind: 'drift' as const, part, ...fact })),
      ...of('blocked', blocked).map((finding) => ({ ...finding, part })),
    ]),
    ...of('unhealthy', health),
    ...plan.skipped.map(({ host, reason }) => ({
      ...about,
      kind: 'skipped' as const,
      hosts: host,
      message: visibleText(reason, 300),
    })),
    ...of('open-run', openRuns),
    ...('held' in locks
      ? of('held-lock', locks.held)
      : of('error', [texts().check.locksNotKnown({ why: locks.unknown })])),
    ...of(
      'warning',
      plan.warnings.filter((warning) => !told.includes(warning)),
    ),
  ];
  return exitCodeOf(findings) === exitCodes.inSync ? [{ ...about, kind: 'in-sync' }, ...findings] : findings;
}

/** What they come to. A warning alone is no difference. */
export function exitCodeOf(findings: readonly Finding[]): number {
  const has = (...kinds: Finding['kind'][]) => findings.some(({ kind }) => kinds.includes(kind));
  if (has('blocked', 'error')) return exitCodes.notSeen;
  if (has('unhealthy', 'skipped', 'open-run', 'held-lock')) return exitCodes.unhealthy;
  return has('drift') ? exitCodes.differs : exitCodes.inSync;
}

const besides: readonly Finding['kind'][] = ['unhealthy', 'open-run', 'held-lock', 'warning', 'error'];

/** Those that no summary shows, one line each. */
export function besideTheSummary(findings: readonly Finding[]): readonly string[] {
  return findings
    .filter(({ kind }) => besides.includes(kind))
    .map(({ kind, message = '' }) => `  ${texts().check.beside({ kind, message: shown(message) })}`);
}
