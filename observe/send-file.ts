import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { quote } from '../facts/quote';
import { receiveFile } from '../facts/shell-files';
import type { Connection } from '../model/connection';
import type { Upload } from '../model/step';
import { visibleText } from '../model/visible-text';
import { sshComplaint, TransportError, withSsh } from './transport';

/** Longest time without a byte taken or a word said, in seconds: sha256 of a large file, on a slow disk. */
const silenceSeconds = 300;

/**
 * Brings one file to the firstbox, whole or not at all; one that is there already is not sent again.
 *
 * @param print gets a line every two seconds while it is sent, and one at the end
 * @throws {TransportError} when it cannot be read, sent or taken there; nothing of it is left on the firstbox
 */
export async function sendFile(
  connection: Connection,
  { from, to, sha256 }: Upload,
  print: (line: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  const size = await stat(from).then(
    (found) => (found.isFile() ? found.size : undefined),
    () => undefined,
  );
  const place = `firstbox ${connection.host}: ${to}`;
  if (size === undefined)
    throw new TransportError(
      `${place}: its file ${from} cannot be read; allowed: a plain file; put it there, or correct the environment file`,
    );
  const { execa } = await import('execa');
  await withSsh(connection, async (words) => {
    const command = ['bash', '-c', quote(receiveFile), '-', quote(to), sha256, size].join(' ');
    const child = execa('ssh', [...words, command], { buffer: false, reject: false });
    const end = (reason: string) => {
      said ??= reason;
      child.kill('SIGTERM');
    };
    let said: string | undefined;
    let complaints = '';
    let sent = 0;
    let timer = setTimeout(() => undefined, 0);
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(() => end(`nothing moved for ${silenceSeconds} s`), silenceSeconds * 1000);
    };
    alive();
    const interrupted = () => end('interrupted');
    signal?.addEventListener('abort', interrupted);
    if (signal?.aborted === true) interrupted();
    child.stderr.on(
      'data',
      (chunk: Buffer) => (complaints = (complaints + chunk.toString('utf8')).slice(-4000)),
    );
    child.stdin.on('error', () => undefined); // the other side has ended and says why
    const ticking = setInterval(
      () => print(`firstbox  ${basename(to)}: ${megabytes(sent)} of ${megabytes(size)} MB sent`),
      2000,
    );
    let done: string | undefined;
    for await (const line of child.iterable()) {
      alive();
      const [word, ...rest] = line.split(' ');
      if (word === '@already' || word === '@received') done = word;
      else if (word === '@refused') said ??= visibleText(rest.join(' '), 600);
      else if (word === '@send')
        createReadStream(from)
          .on('error', (error) => end(`its file ${from} cannot be read: ${error.message}`))
          .on('data', (chunk) => {
            sent += chunk.length;
            alive();
          })
          .pipe(child.stdin);
    }
    const { exitCode, code } = await child;
    clearTimeout(timer);
    clearInterval(ticking);
    signal?.removeEventListener('abort', interrupted);
    if (said !== undefined) throw new TransportError(`${place}: not sent: ${said}`);
    if (code === 'ENOENT')
      throw new TransportError(
        `${place}: the program ssh was not found on this machine; install the OpenSSH client`,
      );
    if (done === undefined)
      throw new TransportError(
        `${place}: not sent: ${exitCode === 255 ? sshComplaint(complaints) : visibleText(complaints.trim(), 300) || 'it said nothing'}`,
      );
    print(
      `firstbox  ${basename(to)}: ${done === '@already' ? 'is there already' : `${megabytes(size)} MB sent`}`,
    );
  });
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
