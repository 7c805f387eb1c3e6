import type { Environment } from '../environment/environment';
import type { Observations } from '../plan/observation';
import type { PlanSummary } from '../plan/plan-summary';
import { renderSummary } from '../plan/render-summary';
import { texts } from '../text/catalogue/text';
import { planOf } from '../../stacks/plan-of';
import { besideTheSummary, exitCodeOf, type Finding, findingsOf } from './judgement';
import type { LastDeploy } from './last-deploy';
import type { Locks } from './locks';

/** What a check says of one environment. */
export interface Checked {
  readonly environment: string;
  readonly code: number;
  readonly findings: readonly Finding[];
  /** For a screen. */
  readonly summary: readonly string[];
  /** @default - it could not be looked at */
  readonly plan?: PlanSummary;
  /** Hosts that gave no answer, whether the environment allows that or not. @default - not known */
  readonly unreachable?: number;
  /** @default - it was not asked for */
  readonly lastDeploy?: LastDeploy;
}

/** What a look comes to. @param locks as they were beside it */
export function judged(environment: Environment, observations: Observations, locks: Locks): Checked {
  const plan = planOf(environment, observations);
  const findings = findingsOf(environment, observations, plan, locks);
  return {
    environment: environment.name,
    plan,
    code: exitCodeOf(findings),
    findings,
    unreachable: unreachableHosts(observations).length,
    summary: [...renderSummary(plan, texts().summary.byJson), ...besideTheSummary(findings)],
  };
}

/** Each once: a host may be in several groups. */
function unreachableHosts({ groups }: Observations): readonly string[] {
  const hosts = Object.values(groups).flatMap((group) => (group.kind === 'observed' ? group.hosts : []));
  return [...new Set(hosts.filter(({ kind }) => kind === 'unreachable').map(({ host }) => host))];
}
