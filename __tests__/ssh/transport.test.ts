import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Connection } from '../../lib/environment/connection';
import { sshEnvironment } from '../../lib/ssh/ssh-environment';
import { runOnFirstbox } from '../../lib/ssh/transport';
import { hostKey } from '../environments-for-tests';
import { freePort, type LoopbackSshd, startLoopbackSshd } from '../observe/loopback-sshd';

let sshd: LoopbackSshd;
beforeAll(async () => (sshd = await startLoopbackSshd(['AcceptEnv *'])));
afterAll(() => sshd.stop());

async function run(
  script: string,
  connection: Connection = sshd.connection,
  words: readonly string[] = ['a', 'b=c,d'],
  silenceSeconds = 20,
): Promise<string[]> {
  const lines: string[] = [];
  await runOnFirstbox(connection, {
    script,
    arguments: words,
    silenceSeconds,
    onLine: (line) => lines.push(line),
  });
  return lines;
}

test('the script runs in bash with its arguments, line by line, and nothing of it is in an argument list', async () => {
  const script =
    'main() { echo "$1 $2 ${BASH_VERSION:+bash}"; tr "\\0" " " < /proc/$PPID/cmdline | grep -c "secret-in-script" || true; }\nmain "$@" </dev/null # secret-in-script\n';
  expect(await run(script)).toEqual(['a b=c,d bash', '0']);
});

test('several lines at once, an empty one and a last one without its end', async () => {
  expect(await run('printf "one\\n\\ntwo\\nlast"')).toEqual(['one', '', 'two', 'last']);
});

test('an exit code is no end: what the script printed tells', async () => {
  expect(await run('echo said; exit 3')).toEqual(['said']);
});

test('a firstbox with another host key is refused before anything is sent', async () => {
  await expect(run('echo ran', { ...sshd.connection, hostKey })).rejects.toThrow(
    /firstbox 127\.0\.0\.1: its host key is not the one in the environment file.*compare its key on the console/,
  );
});

/** The connection with more lines in the operator's own configuration. */
function careless(lines: readonly string[]): Connection {
  const path = join(mkdtempSync(join(tmpdir(), 'boss-cdktf-careless-')), 'ssh_config');
  const own = readFileSync(sshd.connection.sshConfig ?? '', 'utf8');
  writeFileSync(path, `${lines.join('\n')}\n${own}`);
  return { ...sshd.connection, sshConfig: path };
}

test('a KnownHostsCommand that knows the key of whoever answers does not help a firstbox with another one', async () => {
  const connection = careless([
    `KnownHostsCommand /bin/echo boss-cdktf-firstbox-127.0.0.1 ${sshd.connection.hostKey}`,
    'NoHostAuthenticationForLocalhost yes',
  ]);
  await expect(run('echo ran', { ...connection, hostKey })).rejects.toThrow(/its host key is not the one/);
});

test.each([
  ['RemoteCommand', 'RemoteCommand echo other'],
  ['SessionType', 'SessionType none'],
  ['StdinNull', 'StdinNull yes'],
  ['ForkAfterAuthentication', 'ForkAfterAuthentication yes'],
])('%s of the operator’s configuration changes nothing', async (_, line) => {
  expect(await run('echo "$1"', careless([line]))).toEqual(['a']);
});

test('no secret of ours is in the environment of ssh, of what it starts, or on the firstbox', async () => {
  const names = ['BOSS_SECRET_MAIL', 'BOSS_AGE_IDENTITY', 'PGPASSWORD', 'TF_HTTP_PASSWORD', 'TF_TOKEN_a'];
  const before = { ...process.env };
  for (const name of [...names, 'LC_KEPT']) process.env[name] = 'known-value';
  try {
    // Also what ssh itself holds, as long as it runs.
    const script = `env; for p in /proc/[0-9]*; do
      tr '\\0' ' ' <$p/cmdline | grep -q '^ssh -F .*boss-cdktf-ssh-' && echo ssh && tr '\\0' '\\n' <$p/environ; done 2>/dev/null; echo end`;
    const lines = await run(script, careless(['SendEnv *']));
    expect(lines).toEqual(expect.arrayContaining(['ssh', 'LC_KEPT=known-value']));
    expect(lines.at(-1)).toBe('end');
    expect(lines.filter((line) => line.includes('known-value') && !line.startsWith('LC_KEPT'))).toEqual([]);
  } finally {
    process.env = before;
  }
});

test('what a ProxyCommand needs of the environment it gets', () => {
  const given = {
    HOME: '/h',
    SSH_AUTH_SOCK: '/s',
    AWS_PROFILE: 'p',
    BOSS_SECRET_A: 'x',
    PGUSER: 'x',
    TF_HTTP_USERNAME: 'x',
  };
  expect(sshEnvironment({ ...given, UNSET: undefined })).toEqual({
    HOME: '/h',
    SSH_AUTH_SOCK: '/s',
    AWS_PROFILE: 'p',
  });
});

test('nobody listens', async () => {
  await expect(run('echo ran', { ...sshd.connection, port: await freePort() })).rejects.toThrow(
    /firstbox 127\.0\.0\.1: ssh could not reach it.*Connection refused/,
  );
});

test('the login is refused', async () => {
  await expect(run('echo ran', { ...sshd.connection, user: 'no-such-user' })).rejects.toThrow(
    /refused the login.*ssh agent/,
  );
});

test('a line that drops is told as such', async () => {
  await expect(run('kill -9 $PPID; exec sleep 5')).rejects.toThrow(/ssh could not reach it or lost it/);
});

test('silence ends after its limit, and the message does not claim that all stopped', async () => {
  await expect(run('echo begun; exec sleep 30', sshd.connection, [], 1)).rejects.toThrow(
    /nothing came for 1 s; commands on the hosts may still be running/,
  );
});

test('endless output ends', async () => {
  await expect(run('exec yes 0123456789012345678901234567890123456789')).rejects.toThrow(
    /more than \d+ bytes of output/,
  );
});

test('an argument that is not a plain word never reaches a shell', async () => {
  await expect(run('echo ran', sshd.connection, ['$(reboot)'])).rejects.toThrow(
    /not a plain word: \$\(reboot\)/,
  );
});

test('a server that accepts and says nothing', async () => {
  const server: Server = createServer(() => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await expect(run('echo ran', { ...sshd.connection, port }, [], 2)).rejects.toThrow(/nothing came for 2 s/);
  server.close();
});

test('a jump host with its own pinned key', async () => {
  const { host, port, user, hostKey: key } = sshd.connection;
  const jump = { host, port: port ?? 0, user, hostKey: key };
  expect(await run('echo through', { ...sshd.connection, jumpHosts: [jump] })).toEqual(['through']);
  await expect(
    run('echo through', { ...sshd.connection, jumpHosts: [{ ...jump, hostKey }] }),
  ).rejects.toThrow(
    /firstbox 127\.0\.0\.1: jump host 127\.0\.0\.1 \(1 of 1\): its host key is not the one .* correct its hostKey under jumpHosts/,
  );
});

test('an interrupt ends the connection and leaves nothing behind', async () => {
  const interrupt = new AbortController();
  const run = runOnFirstbox(sshd.connection, {
    script: 'echo begun; exec sleep 30',
    arguments: [],
    silenceSeconds: 20,
    onLine: () => interrupt.abort(),
    signal: interrupt.signal,
  });
  await expect(run).rejects.toThrow(/interrupted; commands on the hosts may still be running/);
});

test('an interrupt that came before ssh was started ends it as well', async () => {
  await expect(
    runOnFirstbox(sshd.connection, {
      script: 'sleep 60',
      arguments: [],
      silenceSeconds: 20,
      onLine: () => undefined,
      signal: AbortSignal.abort(),
    }),
  ).rejects.toThrow(/interrupted/);
});

test('an ssh_config that is not there is an error, not passed over', async () => {
  const connection = { ...sshd.connection, sshConfig: '/nowhere/ssh_config' };
  await expect(run('echo ran', connection)).rejects.toThrow(/sshConfig \/nowhere\/ssh_config cannot be read/);
});

test('while it runs, its files are for their owner only, in a folder that is', async () => {
  const modes: Record<string, string>[] = [];
  const look = (folder: string) => {
    const paths = [folder, ...readdirSync(folder).map((name) => join(folder, name))];
    // Other tests run at the same time: ours is the one with the port of our sshd.
    if (readFileSync(join(folder, 'ssh_config'), 'utf8').includes(`Port ${sshd.connection.port}\n`))
      modes.push(
        Object.fromEntries(paths.map((path) => [basename(path), (statSync(path).mode & 0o7777).toString(8)])),
      );
  };
  await runOnFirstbox(sshd.connection, {
    script: 'echo runs',
    arguments: [],
    silenceSeconds: 20,
    onLine: () => {
      for (const folder of sshFolders()) {
        try {
          look(join(tmpdir(), folder));
        } catch {
          // Another test's, which is gone or not yet filled.
        }
      }
    },
  });
  expect(
    modes.map((one) => Object.entries(one).map(([name, mode]) => [name.replace(/-ssh-\w+/, ''), mode])),
  ).toEqual([
    [
      ['boss-cdktf', '700'],
      ['known_hosts', '600'],
      ['ssh_config', '600'],
    ],
  ]);
});

/** Those of connections to this file's sshd: others of this machine come and go meanwhile, and killed ones leave theirs. */
const sshFolders = () =>
  readdirSync(tmpdir()).filter((name) => {
    if (!name.startsWith('boss-cdktf-ssh-')) return false;
    try {
      const config = readFileSync(join(tmpdir(), name, 'ssh_config'), 'utf8');
      return config.includes(`Port ${sshd.connection.port}\n`);
    } catch {
      return false; // removed meanwhile
    }
  });

test('no temporary file is left behind', async () => {
  expect(await run('echo done')).toEqual(['done']);
  await expect(run('echo ran', { ...sshd.connection, hostKey })).rejects.toThrow();
  expect(sshFolders()).toEqual([]);
});
