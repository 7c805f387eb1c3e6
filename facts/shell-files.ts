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
export const hostLibrary = `${shellFile('receipt.sh')}\n${shellFile('probes.sh')}\n${shellFile('package-probes.sh')}
${shellFile('settled-probes.sh')}`;

/** Reading groups and fanning out: first part of every script that runs on the firstbox. */
export const firstboxLibrary = shellFile('firstbox.sh');

/** Sending texts of the firstbox: part of the program that asks the firstbox itself. */
export const textLibrary = shellFile('texts.sh');
