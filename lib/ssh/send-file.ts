import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { quote } from '../remote/quote';
import { receiveFile } from '../remote/shell-files';
import type { Connection } from '../environment/connection';
import type { Upload } from '../plan/step';
import { texts } from '../text/catalogue/text';
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
  const say = texts().ssh.file;
  const place = say.place({ firstbox: connection.host, file: to });
  const name = basename(to);
  const found = await stat(from).catch(() => undefined);
  if (found?.isFile() !== true) throw new TransportError(say.unread({ place, file: from }));
  let sent: number | undefined;
  const size = megabytes(found.size);
  const ticking = setInterval(
    () =>
      print(sent === undefined ? say.compared({ name }) : say.sending({ name, sent: megabytes(sent), size })),
    2000,
  );
  try {
    const end = await withSsh(connection, (words) =>
      stream(words, connection, upload, found.size, (bytes) => (sent = bytes), signal),
    );
    if (end === 'already') print(say.already({ name }));
    else if (end === 'received') print(say.sent({ name, size }));
    else throw new TransportError(say.notSent({ place, why: end.refused }));
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
  const say = texts().ssh.file;
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
    silence = setTimeout(() => giveUp(say.still({ seconds: silenceSeconds })), silenceSeconds * 1000);
  };
  alive();
  const interrupted = () => giveUp(say.interrupted);
  signal?.addEventListener('abort', interrupted);
  if (signal?.aborted === true) interrupted();
  const complaints = lastWords(child.stderr);
  child.stdin.on('error', () => undefined); // the other side has ended, and says why
  let sent = 0;
  const send = () =>
    createReadStream(from)
      .once('open', () => count(0))
      .on('error', (error) => giveUp(say.cannotRead({ file: from, why: error.message })))
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
  if (code === 'ENOENT') return { refused: texts().ssh.noSsh };
  if (exitCode === 255) return { refused: sshComplaint(complaints(), connection) };
  return { refused: visibleText(oneLine(complaints()), 300) || say.notSaid };
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
