import { createInterface } from 'node:readline/promises';
import { localHistoryLines } from '../run/local-history';
import { looksLive } from '../environment/operator-settings';
import type { Environment } from '../environment/environment';
import { readHistory } from '../run/history';
import type { PlanSummary } from '../plan/plan-summary';
import { texts } from '../text/catalogue/text';
import { historyFileOf } from './history-file';
import { InvalidInput } from './subject-of';
import { type Synthesized, synthesize } from './synthesize';
import { exitCodes } from './exit-codes';
import { besideTheSummary, exitCodeOf, findingsOf } from './judgement';
import { type Locks, locksOf } from './locks';
import { progress } from './output';
import { addressesOf, blockedBefore } from './part';
import { basisOf, UnfitPlan, writePlanFile } from './plan-file';
import { shownOf } from './shown-plan';
import { terraformApply, terraformPlan } from './terraform';

export interface DeployOptions {
  /** Whether Terraform's own text is shown. */
  readonly verbose: boolean;
  /** Whether nothing is asked. */
  readonly autoApprove: boolean;
  /** The part that is deployed, with those that it waits for. @default - everything */
  readonly part?: string | undefined;
  readonly say: (line: string) => void;
}

export interface PlanOptions extends Pick<DeployOptions, 'verbose' | 'say'> {
  /** File for a plan that can be approved and carried out later; none is written where it cannot be. @default - none */
  readonly out?: string | undefined;
  /** Gets the summary of what was planned. @default - it is shown only */
  readonly summarized?: ((summary: PlanSummary) => void) | undefined;
}

/**
 * Looks, plans, and shows the plan. Nothing is changed.
 *
 * @returns the exit code: what differs, not what is only missing in the state, is a difference
 */
export async function planEnvironment(
  environment: Environment,
  { verbose, out, say, summarized }: PlanOptions,
): Promise<number> {
  // A deploy waits for it and says so itself.
  const seen = await lookAt(environment, say, looksLive(process.env) ? locksOf(environment) : undefined);
  if (seen === undefined) return exitCodes.notSeen;
  if (out !== undefined && seen.summary.observedAt === undefined)
    throw new UnfitPlan(texts().plan.withoutLook({ environment: environment.name }));
  // Before the plan: a state that moves meanwhile is another one.
  const basis = out === undefined ? undefined : await basisOf(environment, seen.folder);
  const plan = await terraformPlan(seen.folder);
  shownOf(plan, verbose).forEach(say);
  summarized?.(seen.summary);
  if (plan.refused) say(texts().plan.nothingApplies({ environment: environment.name }));
  if (out !== undefined && basis !== undefined && !plan.refused) {
    writePlanFile(out, seen.folder, { ...basis, changes: plan.changes }, seen.summary.observedAt ?? '');
    say(texts().plan.written({ environment: environment.name, file: out }));
  }
  return plan.refused ? exitCodes.notSeen : seen.code;
}

/**
 * Looks, plans, asks, and carries out exactly that plan.
 *
 * @returns the exit code
 */
export async function deployEnvironment(
  environment: Environment,
  { verbose, autoApprove, part, say }: DeployOptions,
): Promise<number> {
  if (!autoApprove && !process.stdin.isTTY) {
    say(texts().deploy.nobodyToAsk);
    return exitCodes.wrongInput;
  }
  const seen = await lookAt(environment, say);
  if (seen === undefined) return exitCodes.notSeen;
  // Terraform leaves out what refuses the others.
  const plan = await terraformPlan(seen.folder, part === undefined ? [] : addressesOf(seen.summary, part));
  shownOf(plan, verbose).forEach(say);
  if (plan.refused || (part !== undefined && blockedBefore(seen.summary, part))) {
    say(texts().deploy.blocked({ environment: environment.name }));
    return exitCodes.notSeen;
  }
  if (!plan.changes) return exitCodes.inSync;
  if (!autoApprove && !(await approved(environment.name))) {
    say(texts().deploy.notApproved({ environment: environment.name }));
    return exitCodes.error;
  }
  return carryOut(environment.name, seen.folder, say);
}

/** Carries out the plan in a stack's folder. @returns the exit code */
export async function carryOut(name: string, folder: string, say: (line: string) => void): Promise<number> {
  const done = await terraformApply(folder, say);
  if (!done) say(texts().deploy.notProven({ environment: name }));
  const { entries } = readHistory(localHistoryLines(historyFileOf(name)));
  if (!done && entries.some(({ result }) => result === 'running'))
    say(texts().deploy.goesOn({ environment: name }));
  return done ? exitCodes.inSync : exitCodes.error;
}

/** Synthesizes and tells what the plan warns of, as cdktf does. @returns nothing, after the reasons, where there is no plan */
export async function lookAt(environment: Environment, say: (line: string) => void, locks?: Promise<Locks>) {
  let stack: Synthesized | undefined;
  try {
    [stack] = await synthesize([environment], say, progress);
  } catch (error) {
    if (error instanceof InvalidInput) throw error;
    say(error instanceof Error ? error.message : String(error));
    return undefined;
  }
  if (stack === undefined) throw new Error(texts().deploy.noStack({ environment: environment.name }));
  const { folder, observations, summary } = stack;
  if (observations === undefined) return { folder, summary, code: exitCodes.inSync };
  const findings = findingsOf(environment, observations, summary, await locks);
  besideTheSummary(findings).forEach(say);
  return { folder, summary, code: exitCodeOf(findings) };
}

async function approved(name: string): Promise<boolean> {
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await asking.question(texts().deploy.question({ environment: name }));
  asking.close();
  return answer === 'yes';
}
