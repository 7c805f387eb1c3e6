import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { execa } from 'execa';
import { withoutReader } from './end-with-reader';
import { planErrors, reasonsShown } from './plan-errors';
import { readable } from './readable';

/** What `terraform plan` came to. */
export interface TerraformPlan {
  /** Whether Terraform refuses to apply it because a group is BLOCKED. */
  readonly refused: boolean;
  /** What Terraform refuses a BLOCKED plan for besides, one text an error. */
  readonly otherErrors: readonly string[];
  /** Whether an apply would run anything. */
  readonly changes: boolean;
  /** Terraform's own text. */
  readonly text: string;
}

/** The program that plans and applies. */
export const binary = () => process.env['TERRAFORM_BINARY_NAME'] ?? 'terraform';

/** Name of the plan file in the stack's folder. */
export const planFile = 'boss.tfplan';

/**
 * Plans a synthesized stack into a file beside it; initializes the folder where that was not done.
 *
 * @param targets addresses that are planned, with all that they wait for. @default - everything
 * @throws {Error} with Terraform's own words when it fails
 */
export async function terraformPlan(stack: string, targets: readonly string[] = []): Promise<TerraformPlan> {
  const words = ['plan', '-input=false', '-detailed-exitcode', `-out=${planFile}`];
  const plan = await runInitialized(stack, ...words, ...targets.map((target) => `-target=${target}`));
  const { blocked, others } = planErrors(plan.text);
  const refused = plan.exitCode === 1 && blocked;
  if (plan.exitCode !== 0 && plan.exitCode !== 2 && !refused) throw new Error(reasonsShown(plan.text));
  return { refused, otherErrors: refused ? others : [], changes: plan.exitCode === 2, text: plan.text };
}

/** Carries out the plan file, and nothing else. @param say gets each line. @returns whether all of it was done */
export const terraformApply = (stack: string, say: (line: string) => void): Promise<boolean> =>
  toItsEnd(() => apply(stack, say));

/** Terraform that is ended while it works, or that nobody reads, may leave its lock, and no state of what it did. */
const toItsEnd = withoutReader;

async function apply(stack: string, say: (line: string) => void): Promise<boolean> {
  // Terraform and the runner get the same Ctrl-C and answer it themselves.
  const stay = () => undefined;
  process.on('SIGINT', stay);
  try {
    const child = execa(binary(), [`-chdir=${stack}`, 'apply', '-input=false', ...colour(), planFile], {
      reject: false,
      all: true,
      stdin: 'inherit',
      buffer: false,
    });
    for await (const line of child.iterable({ from: 'all' })) {
      const shown = readable(line);
      if (shown !== undefined) say(shown);
    }
    return (await child).exitCode === 0;
  } finally {
    process.removeListener('SIGINT', stay);
  }
}

/**
 * Which state a stack has, where its backend keeps it; initializes the folder where that was not done.
 *
 * @returns lineage and serial, or `none yet`
 * @throws {Error} with Terraform's own words when it cannot be read
 */
export async function stateOf(stack: string): Promise<string> {
  const { exitCode, text, stdout } = await runInitialized(stack, 'state', 'pull');
  if (exitCode !== 0) throw new Error(text);
  if (stdout.trim() === '') return 'none yet';
  const { lineage = '', serial } = JSON.parse(stdout) as { lineage?: string; serial?: number };
  return `lineage ${lineage}, serial ${String(serial)}`;
}

/** Terraform's or OpenTofu's own version. */
export async function terraformVersion(): Promise<string> {
  const { stdout } = await run('.', 'version', '-json');
  const { terraform_version: version } = JSON.parse(stdout) as { terraform_version?: string };
  return `${basename(binary())} ${version ?? 'of no version'}`;
}

/** Runs it in a folder that is initialized before, and again where it says that this is needed. */
async function runInitialized(stack: string, ...words: readonly string[]) {
  if (!existsSync(join(stack, '.terraform'))) await init(stack);
  const first = await run(stack, ...words);
  if (first.exitCode !== 1 || !/terraform init/.test(first.text)) return first;
  await init(stack);
  return run(stack, ...words);
}

let initialized: Promise<void> = Promise.resolve();

/** One at a time: Terraform's cache of providers, where it is set, takes no two. */
async function init(stack: string): Promise<void> {
  const turn = initialized.then(() => initialize(stack));
  initialized = turn.catch(() => undefined);
  return turn;
}

async function initialize(stack: string): Promise<void> {
  const { exitCode, text } = await run(stack, 'init', '-input=false');
  if (exitCode !== 0) throw new Error(text);
}

async function run(stack: string, ...words: readonly string[]) {
  const coloured = /^(?:plan|init)$/.test(words[0] ?? '') ? colour() : [];
  const { exitCode, all, stdout } = await toItsEnd(() =>
    execa(binary(), [`-chdir=${stack}`, ...words, ...coloured], {
      reject: false,
      all: true,
      stdin: 'ignore',
    }),
  );
  return { exitCode, text: all, stdout };
}

const colour = () => (process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '' ? [] : ['-no-color']);
