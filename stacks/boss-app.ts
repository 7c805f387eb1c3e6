import { join } from 'node:path';
import { App } from 'cdktf';
import type { PlanSummary } from '../lib/plan/plan-summary';
import { shown } from '../lib/text/catalogue/shown';
import { outputFolder } from './output-folder';
import { BossStack, type BossStackProps } from './boss-stack';

/** One environment as it was synthesized. */
export interface SynthesizedStack {
  /** The environment's name. */
  readonly name: string;
  /** Where Terraform works, absolute. */
  readonly folder: string;
  readonly summary: PlanSummary;
}

/**
 * Builds a stack for each environment and writes all of them into cdktf's output folder (CDKTF_OUTDIR, else `cdktf.out`).
 *
 * @param told gets the summaries before anything is written: where something hinders a part, the others are known all the same
 * @throws {Error} when something of a host is not understood; the message holds every cure
 */
export function synthesizeStacks(
  environments: readonly BossStackProps[],
  told: (summary: PlanSummary) => void,
): readonly SynthesizedStack[] {
  const app = new App({ outdir: outputFolder(process.env) });
  const stacks = environments.map((props) => new BossStack(app, props));
  for (const { summary } of stacks) told(summary);
  try {
    app.synth();
  } catch (error) {
    // cdktf adds how to skip its validations: the last thing to do about a host that is not understood.
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(
      message
        .replace(/\n.*skipValidation.*$/m, '')
        .split('\n')
        .map(shownLine)
        .join('\n'),
      {
        cause: error,
      },
    );
  }
  return stacks.map((stack) => {
    const folder = join(app.outdir, app.manifest.forStack(stack).workingDirectory);
    return { name: stack.summary.environment, folder, summary: stack.summary };
  });
}

/** A reason of ours behind the path of who gives it, as cdktf writes it. */
function shownLine(line: string): string {
  const [, place = '', reason = line] = /^(\s*\[[^\]]*\] )(.*)$/.exec(line) ?? [];
  return place + shown(reason);
}
