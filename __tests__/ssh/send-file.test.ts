import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sendFile } from '../../lib/ssh/send-file';
import { type LoopbackSshd, startLoopbackSshd } from '../observe/loopback-sshd';

let sshd: LoopbackSshd;
let folder: string;
let there: string;
beforeAll(async () => (sshd = await startLoopbackSshd()));
afterAll(() => sshd.stop());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-send-'));
  there = join(folder, "it's there");
});
afterEach(() => rmSync(folder, { recursive: true }));

const content = Buffer.alloc(3_000_000, 'package\n');
const sum = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Sends a file with this content; what was printed. */
async function send(bytes = content, sha256 = sum(bytes), signal?: AbortSignal): Promise<string[]> {
  const from = join(folder, 'from.deb');
  writeFileSync(from, bytes);
  return sendAs(from, sha256, signal);
}
async function sendAs(from: string, sha256: string, signal?: AbortSignal): Promise<string[]> {
  const lines: string[] = [];
  const upload = { from, to: join(there, 'a b.deb'), sha256 };
  await sendFile(sshd.connection, upload, (line) => lines.push(line), signal);
  return lines.filter((line) => !/ of .* MB sent$|nothing was sent yet$/.test(line)); // on a busy machine it also tells how far it is
}

test('the file arrives whole, for everybody to read, in a folder that was not there; nothing else is left', async () => {
  expect((await send()).at(-1)).toBe('firstbox  a b.deb: 3.0 MB sent');
  expect(readdirSync(there)).toEqual(['a b.deb']);
  expect(readFileSync(join(there, 'a b.deb')).equals(content)).toBe(true);
  expect(statSync(join(there, 'a b.deb')).mode & 0o777).toBe(0o644);
  const { ino } = statSync(join(there, 'a b.deb'));
  expect(await send()).toEqual(['firstbox  a b.deb: is there already']);
  expect(statSync(join(there, 'a b.deb')).ino).toBe(ino);
});

test('while what is there is compared, nothing is told as sent', async () => {
  await send();
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const told = join(folder, 'told');
  writeFileSync(
    join(bin, 'sha256sum'),
    `#!/bin/bash\nuntil [ -e ${told} ]; do sleep 0.1; done\nexec /usr/bin/sha256sum\n`,
    { mode: 0o755 },
  );
  const slow = await startLoopbackSshd([
    `ForceCommand PATH=${bin}:$PATH exec bash -c "$SSH_ORIGINAL_COMMAND"`,
  ]);
  try {
    const lines: string[] = [];
    const upload = { from: join(folder, 'from.deb'), to: join(there, 'a b.deb'), sha256: sum(content) };
    await sendFile(slow.connection, upload, (line) => {
      lines.push(line);
      writeFileSync(told, '');
    });
    expect([...new Set(lines)]).toEqual([
      'firstbox  a b.deb: what is there is compared, nothing was sent yet',
      'firstbox  a b.deb: is there already',
    ]);
  } finally {
    slow.stop();
  }
}, 60_000);

test('a file of that name with other content is never replaced', async () => {
  mkdirSync(there);
  writeFileSync(join(there, 'a b.deb'), 'other');
  await expect(send()).rejects.toThrow(
    /^firstbox 127\.0\.0\.1: .*a b\.deb: not sent: .* is there with other content, .*: give the new package a new version$/,
  );
  expect(readFileSync(join(there, 'a b.deb'), 'utf8')).toBe('other');
});

test('a file that is not what was planned is not put in place', async () => {
  await expect(send(content, sum(Buffer.from('planned')))).rejects.toThrow(
    /what arrived is not of sha256 \w+: the file was changed, or cut off/,
  );
  expect(readdirSync(there)).toEqual([]);
});

test('no room: said before anything is sent', async () => {
  const from = join(folder, 'huge.deb');
  writeFileSync(from, '');
  truncateSync(from, 10_000_000_000_000);
  await expect(sendAs(from, sum(content))).rejects.toThrow(/needs 10000064 MB, and \d+ bytes are free there/);
  expect(readdirSync(there)).toEqual([]);
});

test('not a firstbox: its folders are not made up', async () => {
  there = join(there, 'indep', 'boss2');
  await expect(send()).rejects.toThrow(/the folder .*boss2 cannot be made; is this a firstbox\?/);
  expect(readdirSync(folder)).toEqual(['from.deb']);
});

test('the file of this machine is gone', async () => {
  await expect(sendAs(join(folder, 'gone.deb'), sum(content))).rejects.toThrow(
    /its file \S+gone\.deb cannot be read; allowed: a plain file; put it there/,
  );
});

test('broken off half-way: said, and nothing is left there', async () => {
  const from = join(folder, 'large.deb');
  writeFileSync(from, '');
  truncateSync(from, 1_000_000_000);
  mkdirSync(there);
  const interrupt = new AbortController();
  const sending = expect(sendAs(from, sum(content), interrupt.signal)).rejects.toThrow(
    /not sent: interrupted/,
  );
  await until(() => readdirSync(there).some((name) => statSync(join(there, name)).size > 0));
  interrupt.abort();
  await sending;
  await until(() => readdirSync(there).length === 0);
}, 60_000);

/** Waits for something that another process does. */
async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('it did not happen within 20 s');
    await pause(20);
  }
}
