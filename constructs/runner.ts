import { join, relative, resolve } from 'node:path';
import { App, type LocalExecProvisioner, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';

/** The folder whose files a stack's folder in it names by relative paths. */
export const project = join(__dirname, '..');

/** Where Terraform works for a construct, absolute. */
export function stackFolder(construct: Construct): string {
  const { workingDirectory } = App.of(construct).manifest.forStack(TerraformStack.of(construct));
  return resolve(App.of(construct).outdir, workingDirectory);
}

/** A file of this machine, absolute or counted from here, as Terraform finds it: relative to the stack's folder, where it runs. */
export const fromStack = (construct: Construct, path: string): string =>
  relative(stackFolder(construct), resolve(__dirname, path));

/** Starts the runner of this project. @param command what it is told: the run file, and what the plan binds it to */
export function runnerOf(construct: Construct, command: string): LocalExecProvisioner {
  const sources = ['../converge/run-group.sh', '../scripts/run-ts.cjs', '../converge/main.ts'];
  return {
    type: 'local-exec',
    interpreter: ['bash', ...sources.map((path) => fromStack(construct, path))],
    command,
  };
}
