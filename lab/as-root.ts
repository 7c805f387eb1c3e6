import { LabUnavailable } from './lab-errors';

/** A program and its arguments. */
export type CommandLine = [string, ...string[]];

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * The command line that runs a command as root: itself for root, else with sudo, which must not ask for a password.
 *
 * @throws LabUnavailable on other systems than Linux and without root or sudo.
 */
export async function asRoot(command: CommandLine): Promise<CommandLine> {
  if (process.platform !== 'linux') {
    throw new LabUnavailable(
      `the lab needs Linux and root or sudo; this is ${process.platform}. Run it in a Linux VM.`,
    );
  }
  if (isRoot()) return command;
  const { execa } = await import('execa'); // ES modules only
  const sudo = await execa('sudo', ['-n', 'true'], { reject: false });
  if (sudo.exitCode === 0) return ['sudo', '-n', ...command];
  throw new LabUnavailable(
    'the lab needs Linux and root or sudo; you are not root and `sudo -n true` does not work. ' +
      'Run it as root, or allow sudo without a password.',
  );
}
