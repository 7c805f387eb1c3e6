import { relative, resolve } from 'node:path';
import { App, type LocalExecProvisioner, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';

/** A file of this machine, absolute or counted from here, as Terraform finds it: relative to the stack's folder, where it runs. */
export function fromStack(construct: Construct, path: string): string {
  const { workingDirectory } = App.of(construct).manifest.forStack(TerraformStack.of(construct));
  return relative(resolve(App.of(construct).outdir, workingDirectory), resolve(__dirname, path));
}

/** Starts the runner of this project. @param command what it is told: the run file, and what the plan binds it to */
export function runnerOf(construct: Construct, command: string): LocalExecProvisioner {
  const sources = ['../converge/run-group.sh', '../scripts/run-ts.cjs', '../converge/main.ts'];
  return {
    type: 'local-exec',
    interpreter: ['bash', ...sources.map((path) => fromStack(construct, path))],
    command,
  };
}
