import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asRoot } from './as-root';

/** What the commands said, stdout and stderr as one, and their exit code. */
export interface SingleHostResult {
  readonly output: string;
  readonly exitCode: number;
}

/** Runs bash commands as root on a fresh host without network. Nothing of it is left when they end. */
export async function onSingleHost(baseTree: string, commands: string): Promise<SingleHostResult> {
  const directory = await mkdtemp(join(tmpdir(), 'boss-lab-'));
  try {
    const script = join(__dirname, 'boot', 'single.sh');
    const namespaces = ['--mount', '--net', '--pid', '--uts', '--ipc', '--fork', '--kill-child=KILL'];
    const [command, ...args] = await asRoot([
      'unshare',
      ...namespaces,
      'bash',
      script,
      directory,
      baseTree,
      commands,
    ]);
    const { execa } = await import('execa'); // ES modules only
    const { all, exitCode } = await execa(command, args, { all: true, reject: false, stdin: 'ignore' });
    return { output: all, exitCode: exitCode ?? -1 };
  } finally {
    await rm(directory, { recursive: true });
  }
}
