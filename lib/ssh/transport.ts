import { access, constants, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quote } from '../remote/quote';
import { texts } from '../text/catalogue/text';
import { visibleText } from '../text/visible-text';
import type { Connection } from '../environment/connection';
import { BeginMark } from './begin-mark';
import { lastWords, sshComplaint } from './ssh-complaint';
import { renderSshConfig } from './ssh-config';
import { sshEnvironment } from './ssh-environment';
import { sshGuards } from './ssh-guards';

/** The firstbox could not be asked, or did not answer to the end. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
}

export interface ScriptRun {
  readonly script: string;
  /** Text of a program that gets the script as its input. @default - the script itself is carried out */
  readonly program?: string;
  /** Positional arguments; each must be a plain word. */
  readonly arguments: readonly string[];
  /** Longest silence before the connection is given up, in seconds. */
  readonly silenceSeconds: number;
  /** Called for each line of standard output as it comes. */
  readonly onLine: (line: string) => void;
  /** What is sent behind the script, as its last input, when a line comes; asked after `onLine`. @default - the script is all */
  readonly answer?: (line: string) => string | undefined;
  /** Ends the connection early. @default - nothing does */
  readonly signal?: AbortSignal | undefined;
}

const longestOutput = 8 * 1024 * 1024;

/**
 * Streams a script into bash on the firstbox: one OpenSSH connection, host key pinned, no questions asked.
 * Its end is told by what it printed, never by its exit code.
 *
 * @throws {TransportError} when ssh cannot be started or connected, the line drops, the output is endless, or nothing comes for too long
 */
export async function runOnFirstbox(connection: Connection, run: ScriptRun): Promise<void> {
  const unsafe = run.arguments.find((word) => !/^[\w@%+=:,./-]+$/.test(word));
  if (unsafe !== undefined)
    throw new TransportError(texts().ssh.notPlain({ word: visibleText(unsafe, 200) }));
  const mark = new BeginMark();
  const { program } = run;
  const command = program === undefined ? ['-s', '--'] : ['-c', quote(`${mark.text}${program}`), '-'];
  // Of a script that comes through a pipe bash reads every byte by itself; this line reads the rest at once.
  const script = program === undefined ? `${mark.text}eval "$(cat)"\n${run.script}` : run.script;
  await withSsh(connection, (words) =>
    stream([...words, 'bash', ...command, ...run.arguments], connection, { ...run, script }, mark),
  );
}

/** Calls `use` with the words of ssh that reach the firstbox, to be followed by those of a command. */
export async function withSsh<T>(
  connection: Connection,
  use: (words: readonly string[]) => Promise<T>,
): Promise<T> {
  await readable(connection);
  const folder = await mkdtemp(join(tmpdir(), 'boss-cdktf-ssh-')); // mode 0700
  try {
    const knownHostsFile = join(folder, 'known_hosts');
    const { config, knownHosts, target } = renderSshConfig(connection, knownHostsFile, await sshGuards());
    await writeFile(knownHostsFile, knownHosts, { mode: 0o600 });
    await writeFile(join(folder, 'ssh_config'), config, { mode: 0o600 });
    return await use(['-F', join(folder, 'ssh_config'), '-T', '--', target]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** ssh passes over a configuration that is not there, and would go on without it. */
async function readable({ host, sshConfig }: Connection): Promise<void> {
  if (sshConfig === undefined) return;
  await access(sshConfig, constants.R_OK).catch(() => {
    throw failed(host, texts().ssh.configUnread({ file: sshConfig }));
  });
}

const failed = (firstbox: string, why: string): TransportError =>
  new TransportError(texts().ssh.place({ firstbox, why }));

async function stream(
  words: readonly string[],
  connection: Connection,
  run: ScriptRun,
  mark: BeginMark,
): Promise<void> {
  const say = texts().ssh;
  // Loaded where it is needed: execa is an ES module only, and a plan that is not observed starts no process.
  const { execa } = await import('execa');
  const child = execa('ssh', words, {
    buffer: false,
    reject: false,
    stripFinalNewline: false,
    env: sshEnvironment(process.env),
    extendEnv: false,
  });
  child.stdin.on('error', () => undefined); // the other side has ended, which its output tells
  if (run.answer === undefined) child.stdin.end(run.script);
  else child.stdin.write(run.script);
  let gaveUp: string | undefined;
  const giveUp = (reason: string) => {
    gaveUp ??= reason;
    child.kill('SIGTERM');
  };
  const silence = () =>
    setTimeout(() => giveUp(say.silent({ seconds: run.silenceSeconds })), run.silenceSeconds * 1000);
  let timer = silence();
  const complaints = lastWords(child.stderr);
  const interrupted = () => giveUp(say.interrupted);
  run.signal?.addEventListener('abort', interrupted);
  // It may have come while the way there was prepared, and does not come again.
  if (run.signal?.aborted === true) interrupted();
  let received = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    clearTimeout(timer);
    timer = silence();
    received += chunk.length;
    if (received > longestOutput) giveUp(say.tooMuch({ bytes: longestOutput }));
  });
  for await (const line of child.iterable()) {
    if (!mark.passes(line)) continue;
    run.onLine(line);
    const answer = run.answer?.(line);
    if (answer !== undefined) child.stdin.end(answer);
  }
  const result = await child;
  clearTimeout(timer);
  run.signal?.removeEventListener('abort', interrupted);
  const { host } = connection;
  if (gaveUp !== undefined) throw failed(host, gaveUp);
  if (result.code === 'ENOENT') throw failed(host, say.noSsh);
  if (result.exitCode === 255) throw failed(host, sshComplaint(complaints(), connection));
  if (!mark.came) {
    const said = visibleText(complaints().trim().split('\n').at(-1) ?? '', 300) || say.nothing;
    const code = String(result.exitCode ?? result.signal ?? '?');
    throw failed(host, say.endedBefore({ code, said, host }));
  }
}
