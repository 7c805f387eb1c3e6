import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { CommandLine } from './as-root';
import { asRoot, isRoot } from './as-root';

/** Process numbers, as the machine sees them. */
export interface BootedLab {
  readonly lab: number;
  readonly hosts: ReadonlyMap<string, number>;
}

/** How a lab ends: `stay` with `down` only, `follow` also with the process that started it, however that dies. */
export type LabLife = 'stay' | 'follow';

/**
 * Starts the planted hosts of a lab folder and waits until all their programs run.
 *
 * @param onProcess told the number of the lab's first process as soon as there is one, so that it can be ended.
 * @throws Error with the end of `boot.log` when a host does not come up.
 */
export async function bootLab(
  directory: string,
  baseTree: string,
  life: LabLife,
  onProcess: (pid: number) => Promise<void>,
): Promise<BootedLab> {
  const namespaces = ['--mount', '--net', '--pid', '--uts', '--ipc', '--fork', '--kill-child=KILL'];
  const boot = ['bash', join(__dirname, 'boot', 'switch.sh'), directory, baseTree, life];
  const unshare: CommandLine = ['unshare', ...namespaces, ...boot];
  // sudo drops the parent-death signal, there the end of stdin tells; the signal works even while the lab still boots.
  const tethered: CommandLine = ['setpriv', '--pdeathsig', 'KILL', '--', ...unshare];
  const [command, ...args] = life === 'follow' && isRoot() ? tethered : await asRoot(unshare);
  const log = join(directory, 'boot.log');
  const logFile = openSync(log, 'a');
  const child = spawn(command, args, {
    detached: life === 'stay',
    stdio: [life === 'follow' ? 'pipe' : 'ignore', 'pipe', logFile],
    env: {
      PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      HOME: '/root',
      LANG: 'C.UTF-8',
    },
  });
  closeSync(logFile);
  child.unref();
  const { stdout } = child;
  if (stdout === null) throw new Error('the lab has no stdout, though a pipe was asked for');

  let lab: number | undefined;
  const hosts = new Map<string, number>();
  for await (const line of createInterface({ input: stdout })) {
    const [word, first = '', second = ''] = line.split(' ');
    if (word === 'lab') {
      lab = Number(first);
      await onProcess(lab);
    } else if (word === 'host') {
      hosts.set(first, Number(second));
    } else if (word === 'ready' && lab !== undefined) {
      stdout.destroy(); // `unshare` keeps the other end; open, it would keep this process
      return { lab, hosts };
    }
  }
  throw new Error(`the lab did not start; the end of ${log}:\n${(await readFile(log, 'utf8')).slice(-2000)}`);
}
