/** verifies, over a real sshd that prints before each session, with and without the end of a line: it counts for nothing */
import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sendFile } from '../../lib/ssh/send-file';
import { runOnFirstbox } from '../../lib/ssh/transport';
import { type LoopbackSshd, startLoopbackSshd } from '../observe/loopback-sshd';

describe.each([
  ['with its end', 'echo "Welcome: $SSH_ORIGINAL_COMMAND"; echo'],
  ['without its end', 'printf Welcome'],
])('E1 a ForceCommand that prints a line %s', (_, noise) => {
  let sshd: LoopbackSshd;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-noise-'));
    const session = join(folder, 'session');
    writeFileSync(session, `#!/bin/bash\n${noise}\nexec bash -c "$SSH_ORIGINAL_COMMAND"\n`);
    chmodSync(session, 0o755);
    sshd = await startLoopbackSshd([`ForceCommand ${session}`]);
  });
  afterAll(() => {
    sshd.stop();
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['a script', undefined],
    ['a program', 'cat >/dev/null; echo one; echo two'],
  ])('%s: its own lines only', async (_name, program) => {
    const lines: string[] = [];
    await runOnFirstbox(sshd.connection, {
      script: 'echo one; echo two\n',
      ...(program === undefined ? {} : { program }),
      arguments: [],
      silenceSeconds: 20,
      onLine: (line) => lines.push(line),
    });
    expect(lines).toEqual(['one', 'two']);
  });

  test('an upload arrives', async () => {
    const content = 'package';
    const [from, to] = [join(folder, 'from.deb'), join(folder, 'to.deb')];
    writeFileSync(from, content);
    const upload = { from, to, sha256: createHash('sha256').update(content).digest('hex') };
    await sendFile(sshd.connection, upload, () => undefined);
    expect(readFileSync(to, 'utf8')).toBe(content);
  });
});

test.each([
  [
    'in silence',
    'exit 0',
    /the login ended with 0 before our program began, and said: nothing; its \.bashrc/,
  ],
  [
    'with a word',
    'echo first; echo no shell here >&2; exit 7',
    /ended with 7 before our program began, and said: no shell here;/,
  ],
])('E1 a login that ends %s before our program is told as such', async (_, command, told) => {
  const sshd = await startLoopbackSshd([`ForceCommand ${command}`]);
  const onLine = () => undefined;
  const run = { script: 'echo one', arguments: [], silenceSeconds: 20, onLine };
  try {
    await expect(runOnFirstbox(sshd.connection, run)).rejects.toThrow(told);
    await expect(runOnFirstbox(sshd.connection, { ...run, program: 'cat' })).rejects.toThrow(told);
  } finally {
    sshd.stop();
  }
});
