import { constants } from 'node:os';
import type { CommandLine } from './as-root';
import { asRoot } from './as-root';
import { LabUsageError } from './lab-errors';
import type { LabRecord } from './lab-record';

/** What a command on a lab host printed on stdout, and its exit code (128 + n when signal n ended it). */
export interface HostResult {
  readonly stdout: string;
  readonly exitCode: number;
}

/** The host of that name. @throws LabUsageError which lists the names there are. */
export function findHost(record: LabRecord, name: string): LabRecord['hosts'][number] {
  const host = record.hosts.find((candidate) => candidate.name === name);
  if (host === undefined) {
    const names = record.hosts.map((candidate) => candidate.name).join(', ');
    throw new LabUsageError(`no lab host is called '${name}'; there are: ${names}`);
  }
  return host;
}

/** Runs a bash script on a lab host, through the kernel: it works with the cable pulled and without sshd. */
export async function onHost(record: LabRecord, name: string, script: string): Promise<HostResult> {
  const [command, ...args] = await hostCommand(record, name, ['bash', '-c', script]);
  const { execa } = await import('execa'); // ES modules only
  const { stdout, exitCode, signal, message } = await execa(command, args, {
    reject: false,
    stdin: 'ignore',
    stderr: 'inherit',
    stripFinalNewline: false,
  });
  if (exitCode !== undefined) return { stdout, exitCode };
  if (signal === undefined) throw new Error(`lab host ${name}: ${message ?? 'no exit code'}`);
  return { stdout, exitCode: 128 + constants.signals[signal] };
}

/** The command line that runs a command as root on a lab host, in its home folder and with a login's environment. */
export async function hostCommand(
  record: LabRecord,
  name: string,
  command: readonly string[],
): Promise<CommandLine> {
  const { pid } = findHost(record, name);
  const enter: CommandLine = [
    'nsenter',
    '--target',
    String(pid),
    '--mount',
    '--root', // or, where this runs in a chroot, the commands would meet the real machine's files
    '--uts',
    '--ipc',
    '--net',
    '--pid',
    '--',
  ];
  const environment = [
    'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    'HOME=/root',
    'USER=root',
  ];
  const terminal = `TERM=${process.env['TERM'] ?? 'dumb'}`;
  const login = ['env', '-i', '-C', '/root', ...environment, 'LANG=C.UTF-8', terminal];
  return asRoot([...enter, ...login, ...command]);
}
