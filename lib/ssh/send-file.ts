import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { quote } from '../remote/quote';
import { receiveFile } from '../remote/shell-files';
import type { Connection } from '../environment/connection';
import type { Upload } from '../plan/step';
import { oneLine, visibleText } from '../text/visible-text';
import { BeginMark } from './begin-mark';
import { lastWords, sshComplaint } from './ssh-complaint';
import { sshEnvironment } from './ssh-environment';
import { TransportError, withSsh } from './transport';

/** Longest time without a byte taken or a word said, in seconds: a sha256 of a large file on a slow disk takes a while. */
const silenceSeconds = 300;

/**
 * Brings one file to the firstbox, whole or not at all; one that is there already is not sent again.
 *
 * @param print gets a line every two seconds while it is sent, and one at the end
 * @throws {TransportError} when it cannot be read, sent or taken there; nothing of it is left on the firstbox
 */
export async function sendFile(
  connection: Connection,
  upload: Upload,
  print: (line: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  const { from, to } = upload;
  const place = `firstbox ${connection.host}: ${to}`;
  const found = await stat(from).catch(() => undefined);
  if (found?.isFile() !== true)
    throw new TransportError(
      `${place}: its file ${from} cannot be read; allowed: a plain file; put it there, or correct the environment file`,
    );
  let sent: number | undefined;
  const size = megabytes(found.size);
  const ticking = setInterval(
    () =>
      print(
        sent === undefined
          ? `firstbox  ${basename(to)}: what is there is compared, nothing was sent yet`
          : `firstbox  ${basename(to)}: ${megabytes(sent)} of ${size} MB sent`,
      ),
    2000,
  );
  try {
    const end = await withSsh(connection, (words) =>
      stream(words, connection, upload, found.size, (bytes) => (sent = bytes), signal),
    );
    if (end === 'already') print(`firstbox  ${basename(to)}: is there already`);
    else if (end === 'received') print(`firstbox  ${basename(to)}: ${size} MB sent`);
    else throw new TransportError(`${place}: not sent: ${end.refused}`);
  } finally {
    clearInterval(ticking);
  }
}

type End = 'already' | 'received' | { readonly refused: string };

async function stream(
  words: readonly string[],
  connection: Connection,
  { from, to, sha256 }: Upload,
  size: number,
  count: (sent: number) => void,
  signal: AbortSignal | undefined,
): Promise<End> {
  const { execa } = await import('execa');
  const mark = new BeginMark();
  const command = ['bash', '-c', quote(`${mark.text}${receiveFile}`), '-', quote(to), sha256, size].join(' ');
  const child = execa('ssh', [...words, command], {
    buffer: false,
    reject: false,
    env: sshEnvironment(process.env),
    extendEnv: false,
  });
  let end: End | undefined;
  const giveUp = (refused: string) => {
    end ??= { refused };
    child.kill('SIGTERM');
  };
  let silence: NodeJS.Timeout | undefined;
  const alive = () => {
    clearTimeout(silence);
    silence = setTimeout(() => giveUp(`nothing moved for ${silenceSeconds} s`), silenceSeconds * 1000);
  };
  alive();
  const interrupted = () => giveUp('interrupted');
  signal?.addEventListener('abort', interrupted);
  if (signal?.aborted === true) interrupted();
  const complaints = lastWords(child.stderr);
  child.stdin.on('error', () => undefined); // the other side has ended, and says why
  let sent = 0;
  const send = () =>
    createReadStream(from)
      .once('open', () => count(0))
      .on('error', (error) => giveUp(`its file ${from} cannot be read: ${error.message}`))
      .on('data', (chunk) => {
        count((sent += chunk.length));
        alive();
      })
      .pipe(child.stdin);
  for await (const line of child.iterable()) {
    alive();
    if (!mark.passes(line)) continue;
    if (line === '@send') send();
    else if (line === '@already') end ??= 'already';
    else if (line === '@received') end ??= 'received';
    else if (line.startsWith('@refused ')) end ??= { refused: visibleText(line.slice(9), 600) };
  }
  const { exitCode, code } = await child;
  clearTimeout(silence);
  signal?.removeEventListener('abort', interrupted);
  if (end !== undefined) return end;
  if (code === 'ENOENT')
    return { refused: 'the program ssh was not found on this machine; install the OpenSSH client' };
  if (exitCode === 255) return { refused: sshComplaint(complaints(), connection) };
  return { refused: visibleText(oneLine(complaints()), 300) || 'the firstbox did not say that it has it' };
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
