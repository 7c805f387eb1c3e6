import { join } from 'node:path';
import type { CommandLine } from './as-root';
import type { LabRecord } from './lab-record';
import { findHost, hostCommand } from './on-host';

/**
 * The command line of `lab ssh`: to the firstbox as an operator goes, with the lab's ssh_config; to nodes, which an
 * operator does not reach directly, through the kernel. Words are joined for the shell there, as ssh does.
 */
export async function sshCommand(
  directory: string,
  record: LabRecord,
  host: string,
  words: readonly string[],
): Promise<CommandLine> {
  if (findHost(record, host).role !== 'firstbox') {
    return hostCommand(record, host, words.length === 0 ? ['bash', '-l'] : ['bash', '-c', words.join(' ')]);
  }
  const known = [
    '-o',
    `UserKnownHostsFile=${join(directory, 'known_hosts')}`,
    '-o',
    'StrictHostKeyChecking=yes',
  ];
  return ['ssh', '-F', join(directory, 'ssh_config'), ...known, 'firstbox.lab', ...words];
}
