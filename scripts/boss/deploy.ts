import { createInterface } from 'node:readline/promises';
import type { Environment } from '../../model/environment';
import { InvalidInput } from '../subject-of';
import { type Synthesized, synthesize } from '../synthesize';
import { exitCodes } from './exit-codes';
import { besideTheSummary, exitCodeOf, findingsOf } from './judgement';
import { shownOf } from './shown-plan';
import { terraformApply, terraformPlan } from './terraform';

export interface DeployOptions {
  /** Whether Terraform's own text is shown. */
  readonly verbose: boolean;
  /** Whether nothing is asked. */
  readonly autoApprove: boolean;
  readonly say: (line: string) => void;
}

/**
 * Looks, plans, and shows the plan. Nothing is changed.
 *
 * @returns the exit code: what differs, not what is only missing in the state, is a difference
 */
export async function planEnvironment(
  environment: Environment,
  { verbose, say }: Pick<DeployOptions, 'verbose' | 'say'>,
): Promise<number> {
  const seen = await look(environment, say);
  if (seen === undefined) return exitCodes.notSeen;
  const plan = await terraformPlan(seen.folder);
  shownOf(plan, verbose).forEach(say);
  if (plan.refused) say(`${environment.name}: nothing can be applied until the BLOCKED groups are mended`);
  return plan.refused ? exitCodes.notSeen : seen.code;
}

/**
 * Looks, plans, asks, and carries out exactly that plan.
 *
 * @returns the exit code
 */
export async function deployEnvironment(
  environment: Environment,
  { verbose, autoApprove, say }: DeployOptions,
): Promise<number> {
  if (!autoApprove && !process.stdin.isTTY) {
    say(
      'boss deploy: nobody can be asked; got: no terminal; allowed: a terminal, or --auto-approve; cure: add --auto-approve',
    );
    return exitCodes.wrongInput;
  }
  const seen = await look(environment, say);
  if (seen === undefined) return exitCodes.notSeen;
  const plan = await terraformPlan(seen.folder);
  shownOf(plan, verbose).forEach(say);
  if (plan.refused) {
    say(`${environment.name}: BLOCKED, so that nothing can be applied; nothing was changed`);
    return exitCodes.notSeen;
  }
  if (!plan.changes) return exitCodes.inSync;
  if (!autoApprove && !(await approved(environment.name))) {
    say(`${environment.name}: not approved; nothing was changed`);
    return exitCodes.error;
  }
  const done = await terraformApply(seen.folder, say);
  if (!done) say(`${environment.name}: not everything is proven; the lines above say which host and why`);
  return done ? exitCodes.inSync : exitCodes.error;
}

/** Synthesizes and tells what the plan warns of, as cdktf does. @returns nothing, after the reasons, where there is no plan */
async function look(environment: Environment, say: (line: string) => void) {
  let stack: Synthesized | undefined;
  try {
    [stack] = await synthesize([environment], say);
  } catch (error) {
    if (error instanceof InvalidInput) throw error;
    say(error instanceof Error ? error.message : String(error));
    return undefined;
  }
  if (stack === undefined) throw new Error(`${environment.name}: no stack was synthesized`);
  const { folder, observations, summary } = stack;
  if (observations === undefined) return { folder, code: exitCodes.inSync };
  const findings = findingsOf(environment, observations, summary);
  besideTheSummary(findings).forEach(say);
  return { folder, code: exitCodeOf(findings) };
}

async function approved(name: string): Promise<boolean> {
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await asking.question(
    `Deploy this to ${name}? Only 'yes' is taken as an approval.\n  Enter a value: `,
  );
  asking.close();
  return answer === 'yes';
}
