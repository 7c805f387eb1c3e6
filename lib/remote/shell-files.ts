import { shellFile } from './shell-file';

/** A program for hosts without its comments, which the shell files have: exec_nodes.sh takes 60 KB. */
export function withoutComments(program: string): string {
  return program
    .split('\n')
    .filter((line) => !/^\s*# (?!shellcheck )/.test(line))
    .join('\n');
}

/** A shell file for hosts as short as may be: no comments, and indents only in Python, a text that begins with `NAME='` on a line alone. */
function tight(text: string): string {
  return withoutComments(text)
    .split(/^(\w+='\n[^']*')/m)
    .map((part, index) => (index % 2 === 0 ? part.replaceAll(/^ +/gm, '') : part))
    .join('');
}

const core = ['host/receipt.sh', 'host/probes.sh'].map((name) => tight(shellFile(name))).join('\n');
const special = [
  'host/apart.sh',
  'host/supervisor-files.sh',
  'host/supervisor-api.sh',
  'host/supervisor-state.sh',
  'host/program-commands.sh',
  'host/program-processes.sh',
  'host/package-probes.sh',
  'host/supervisor-parts.sh',
  'host/nginx-processes.sh',
  'host/nginx-files.sh',
  'host/nginx-ports.sh',
  'host/nginx-probes.sh',
  'host/settled-probes.sh',
  'host/os-probes.sh',
  'host/content-probes.sh',
  'host/boss2-probes.sh',
  'firstbox/repository-probes.sh',
  'host/texts.sh',
].map((name) => tight(shellFile(name)));

/**
 * Of some shell files, each of which may use those before it, the ones that a program needs: exec_nodes.sh takes 60 KB.
 * @param body the rest of the program
 */
export function neededBy(body: string, files: readonly string[]): readonly string[] {
  return files.reduceRight<readonly string[]>((chosen, text) => {
    const names = [...text.matchAll(/^(\w+)(?:\(\) \{|='$)/gm)].map(([, name]) => name);
    const calls = new RegExp(`\\b(?:${names.join('|')})\\b`);
    return [body, ...chosen].some((one) => calls.test(one)) ? [text, ...chosen] : chosen;
  }, []);
}

/** The probes and the way to answer, as far as the rest of a program for a host needs them: its first part. */
export function hostLibrary(body: string): string {
  return [core, ...neededBy(body, special)].join('\n');
}

/** Reading groups and fanning out: first part of every script that runs on the firstbox. */
export const firstboxLibrary = ['firstbox/host-output.sh', 'firstbox/firstbox.sh'].map(shellFile).join('\n');

/** Taking a file from the operator's machine: a program of its own for the firstbox. */
export const receiveFile = shellFile('firstbox/receive-file.sh');

/** A command's answer apart from its warnings, for hosts and the firstbox alike. */
export const apart = shellFile('host/apart.sh');

/** Probes of the firstbox alone, which its scripts use as well. */
export const repositoryProbes = shellFile('firstbox/repository-probes.sh');

/** What runs leave on the firstbox, and whether one is at work. */
export const runState = shellFile('firstbox/run-state.sh');
