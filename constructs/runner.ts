import { join, relative } from 'node:path';
import { App, type LocalExecProvisioner, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import type { Environment } from '../lib/environment/environment';
import { isBuilt, realFolder } from '../lib/environment/project';

/** Where Terraform works for a construct, absolute, links followed. */
export function stackFolder(construct: Construct): string {
  const { workingDirectory } = App.of(construct).manifest.forStack(TerraformStack.of(construct));
  return join(realFolder(App.of(construct).outdir), workingDirectory);
}

/** The stack's folder as commands name it where it is synthesized; none where the platform has an environment file, whose name is enough. */
export const composedStack = (construct: Construct, { lines }: Environment): string | undefined =>
  lines === undefined ? relative(process.cwd(), stackFolder(construct)) || '.' : undefined;

/** A file of this machine as Terraform finds it: relative to the stack's folder, where it runs. */
export const fromStack = (construct: Construct, path: string): string =>
  relative(stackFolder(construct), path);

/**
 * Starts the runner: the clone's own, by its sources; else that of the package that is installed where Terraform runs, wherever that is then.
 *
 * @param command what it is told: the run file, and what the plan binds it to
 */
export function runnerOf(construct: Construct, command: string): LocalExecProvisioner {
  const sources = ['../lib/run/run-group.sh', '../scripts/run-ts.cjs', '../lib/run/main.ts'];
  const interpreter = isBuilt
    ? ['bash', '-c', startInstalled]
    : ['bash', ...sources.map((path) => fromStack(construct, join(__dirname, path)))];
  return { type: 'local-exec', interpreter, command };
}

const startInstalled =
  'runner=$(node -p \'require.resolve("boss-cdktf/converge")\') && exec bash "$(dirname "$runner")/run-group.sh" "$runner" "$0"';
