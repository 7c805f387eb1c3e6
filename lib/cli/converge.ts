import { basename, dirname, join, resolve } from 'node:path';
import { execa } from 'execa';
import { isBuilt } from '../environment/project';

const runner = join(__dirname, '../run');
/** As a provisioner starts it: a clone by its sources, the package as it is built. */
const started = isBuilt
  ? [join(runner, 'main.js')]
  : [join(__dirname, '../../scripts/run-ts.cjs'), join(runner, 'main.ts')];

/**
 * Runs one group's run file as Terraform would, in its stack's folder. No state is read or written.
 *
 * @param file `converge/<address>.json` of a synthesized stack; its script stands beside it
 * @param sums sha256 of the file and of its script, as the plan's provisioner has them
 * @returns the exit code of the runner: 0 proven, 1 not
 */
export async function converge(file: string, sums: readonly [run: string, script: string]): Promise<number> {
  const folder = dirname(resolve(file));
  const command = [`${basename(folder)}/${basename(file)}`, ...sums].join(' ');
  const { exitCode } = await execa('bash', [join(runner, 'run-group.sh'), ...started, command], {
    cwd: dirname(folder),
    stdio: 'inherit',
    reject: false,
  });
  return exitCode ?? 1;
}
