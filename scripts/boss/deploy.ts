import { createInterface } from 'node:readline/promises';
import type { Environment } from '../../model/environment';
import { synthesize } from '../synthesize';
import { exitCodes } from './exit-codes';
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
  const { differs, text } = await planned(environment, say);
  showPlan(text, verbose, say);
  return differs ? exitCodes.differs : exitCodes.inSync;
}

/**
 * Looks, plans, asks, and carries out exactly that plan.
 *
 * @returns the exit code
 * @throws {Error} without a terminal to ask on, unless nothing is to be asked
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
  const { folder, changes, text } = await planned(environment, say);
  showPlan(text, verbose, say);
  if (!changes) return exitCodes.inSync;
  if (!autoApprove && !(await approved(environment.name))) {
    say(`${environment.name}: not approved; nothing was changed`);
    return exitCodes.error;
  }
  const done = await terraformApply(folder, say);
  if (!done) say(`${environment.name}: not everything is proven; the lines above say which host and why`);
  return done ? exitCodes.inSync : exitCodes.error;
}

async function planned(environment: Environment, say: (line: string) => void) {
  const [stack] = await synthesize([environment], say);
  if (stack === undefined) throw new Error(`${environment.name}: no stack was synthesized`);
  const plan = await terraformPlan(stack.folder);
  return {
    ...plan,
    folder: stack.folder,
    differs: stack.summary.parts.some(({ differingCount }) => differingCount > 0),
  };
}

/** The last line of a plan, or all of it. */
function showPlan(text: string, verbose: boolean, say: (line: string) => void): void {
  const lines = text.split('\n');
  const last = lines.filter((line) => /^\W*(?:\[\d+m)*(Plan:|No changes\.)/.test(line));
  for (const line of verbose ? lines : last) say(line);
}

async function approved(name: string): Promise<boolean> {
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await asking.question(
    `Deploy this to ${name}? Only 'yes' is taken as an approval.\n  Enter a value: `,
  );
  asking.close();
  return answer === 'yes';
}
