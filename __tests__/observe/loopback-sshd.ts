import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Connection } from '../../lib/environment/connection';
import { exampleText } from '../environment/valid-environment';

/** A real sshd on the loopback address, with keys of its own. */
export interface LoopbackSshd {
  readonly connection: Connection;
  readonly stop: () => void;
}

/** The text of an environment whose firstbox is reached like this. @param port another one than its own */
export function environmentOver(
  { host, port, hostKey, sshConfig = '', user }: Connection,
  otherPort = port,
): string {
  return exampleText('zone')
    .replace(/host: .*/, `host: ${host}\n  port: ${otherPort}\n  user: ${user}\n  sshConfig: ${sshConfig}`)
    .replace(/hostKey: .*/, `hostKey: ${hostKey}`);
}

/** Starts sshd for this user; `more` is appended to sshd_config. */
export async function startLoopbackSshd(more: readonly string[] = []): Promise<LoopbackSshd> {
  const folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-sshd-'));
  const port = await freePort();
  for (const name of ['host', 'user'])
    await execa('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, name)]);
  writeFileSync(join(folder, 'authorized_keys'), readFileSync(join(folder, 'user.pub')));
  writeFileSync(
    join(folder, 'sshd_config'),
    [
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${folder}/host`,
      `AuthorizedKeysFile ${folder}/authorized_keys`,
      'StrictModes no',
      'UsePAM no',
      `PidFile ${folder}/pid`,
      // Whatever this user's own .bashrc does, for seconds sometimes, is none of a firstbox.
      `SetEnv HOME=${folder}`,
      ...more,
      '',
    ].join('\n'),
  );
  // What is agreed with machines of tomorrow takes a tenth of a second each time.
  writeFileSync(
    join(folder, 'ssh_config'),
    `IdentityFile ${folder}/user\nIdentitiesOnly yes\nKexAlgorithms curve25519-sha256\n`,
  );
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
  const child = spawn('/usr/sbin/sshd', ['-D', '-e', '-f', join(folder, 'sshd_config')], { stdio: 'ignore' });
  await listening(port);
  const hostKey = readFileSync(join(folder, 'host.pub'), 'utf8').split(' ').slice(0, 2).join(' ').trim();
  return {
    connection: {
      host: '127.0.0.1',
      port,
      user: userInfo().username,
      hostKey,
      sshConfig: join(folder, 'ssh_config'),
      jumpHosts: [],
    },
    stop: () => {
      child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A port of the loopback address that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function listening(port: number): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false));
      // One that was given up says neither of the two above.
      socket.once('close', () => resolve(false));
      setTimeout(() => socket.destroy(), 200);
    });
    if (open) return;
    if (Date.now() > deadline) throw new Error(`sshd did not listen on 127.0.0.1:${port} within 10 s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
