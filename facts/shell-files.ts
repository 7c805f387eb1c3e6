import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Text of one of our shell files without its leading directives; read once per process. */
function shellFile(name: string): string {
  return readFileSync(join(__dirname, name), 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('# shellcheck '))
    .join('\n');
}

/** The probes and the way to answer: first part of every program that runs on a host. */
export const hostLibrary = [
  'receipt',
  'probes',
  'package-probes',
  'os-probes',
  'content-probes',
  'boss2-probes',
]
  .map((name) => shellFile(`${name}.sh`))
  .join('\n');

/** Reading groups and fanning out: first part of every script that runs on the firstbox. */
export const firstboxLibrary = shellFile('firstbox.sh');

/** Sending texts of the firstbox: part of the program that asks the firstbox itself. */
export const textLibrary = `${shellFile('texts.sh')}\n${shellFile('repository-probes.sh')}`;

/** Taking a file from the operator's machine: a program of its own for the firstbox. */
export const receiveFile = shellFile('receive-file.sh');

/** Probes that only the firstbox is asked. */
export const repositoryProbes = shellFile('repository-probes.sh');

/** Whether a probe is one of those. */
export const isRepositoryProbe = (fn: string): boolean => repositoryProbes.includes(`\n${fn}() {`);
