import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { renderSshConfig } from '../../lib/ssh/ssh-config';
import { sshGuards } from '../../lib/ssh/ssh-guards';
import { hostKey } from '../environments-for-tests';

/** Everything that must not be, as an operator's own configuration may have it. */
const careless = `Host *
  StrictHostKeyChecking no
  UserKnownHostsFile /dev/null
  ForwardAgent yes
  ForwardX11 yes
  RemoteForward 9000 localhost:9000
  ControlMaster auto
  ControlPath /tmp/shared-%C
  BatchMode no
  UpdateHostKeys yes
  PermitLocalCommand yes
  LocalCommand touch /tmp/ran
  KnownHostsCommand /bin/echo %H ssh-ed25519 AAAA
  VerifyHostKeyDNS yes
  NoHostAuthenticationForLocalhost yes
  CheckHostIP yes
  SendEnv BOSS_* PG* TF_*
  RemoteCommand echo other
  SessionType none
  StdinNull yes
  ForkAfterAuthentication yes
  ProxyUseFdpass yes
  Tunnel yes
  GSSAPIDelegateCredentials yes
  AddKeysToAgent yes
  VisualHostKey yes
  LogLevel QUIET
`;

test.each(['firstbox.example', 'jump.example'])(
  'what ssh makes of it for %s, whatever the operator’s own configuration says',
  async (host) => {
    const folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-config-'));
    writeFileSync(join(folder, 'careless'), careless);
    const { config } = renderSshConfig(
      {
        host: 'firstbox.example',
        user: 'root',
        hostKey,
        jumpHosts: [{ host: 'jump.example', hostKey }],
        sshConfig: join(folder, 'careless'),
      },
      join(folder, 'known_hosts'),
      await sshGuards(),
    );
    writeFileSync(join(folder, 'config'), config);
    const { stdout } = await execa('ssh', ['-G', '-F', join(folder, 'config'), host]);
    rmSync(folder, { recursive: true });
    for (const line of [
      'stricthostkeychecking true',
      `userknownhostsfile ${folder}/known_hosts`,
      'globalknownhostsfile /dev/null',
      'forwardagent no',
      'forwardx11 no',
      'clearallforwardings yes',
      'controlmaster false',
      'batchmode yes',
      'updatehostkeys false',
      'permitlocalcommand no',
      'verifyhostkeydns false',
      'nohostauthenticationforlocalhost no',
      'checkhostip no',
      'sessiontype default',
      'stdinnull no',
      'forkafterauthentication no',
      'tunnel false',
      'gssapidelegatecredentials no',
      'addkeystoagent false',
      'visualhostkey no',
      'loglevel INFO',
    ])
      expect(stdout.split('\n')).toContain(line);
    expect(stdout).not.toMatch(/^(controlpath|remoteforward|knownhostscommand|remotecommand) (?!none)/m);
    expect(stdout).not.toMatch(/^sendenv/m);
    // Only where a jump is ours; a ProxyCommand of the operator's goes by the operator's word.
    expect(stdout).toContain(`proxyusefdpass ${host === 'firstbox.example' ? 'no' : 'yes'}`);
  },
);

/** What ssh -G makes of each name, with these lines as the operator's own configuration. */
async function askSsh(
  own: string,
  jumpHosts: readonly { host: string; hostKey: string; port?: number }[],
  name: string,
) {
  const folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-config-'));
  writeFileSync(join(folder, 'own'), own);
  const connection = {
    host: 'firstbox.example',
    user: 'root',
    hostKey,
    jumpHosts,
    sshConfig: join(folder, 'own'),
  };
  const { config, knownHosts } = renderSshConfig(connection, join(folder, 'known_hosts'), await sshGuards());
  writeFileSync(join(folder, 'config'), config);
  const { stdout } = await execa('ssh', ['-G', '-F', join(folder, 'config'), name]);
  rmSync(folder, { recursive: true });
  return { lines: stdout.split('\n'), knownHosts };
}

test('E2 a jump host is reached as its own block of the ssh_config says, but for its key and its guards', async () => {
  const own = `Host gate
  HostName 192.0.2.7
  Port 2222
  User operator
  IdentityFile /keys/gate
  HostKeyAlias elsewhere
  StrictHostKeyChecking no
  UserKnownHostsFile /dev/null
  ForwardAgent yes
`;
  const jumpHosts = [{ host: 'gate', hostKey }];
  const { lines, knownHosts } = await askSsh(own, jumpHosts, 'gate');
  for (const line of [
    'hostname 192.0.2.7',
    'port 2222',
    'user operator',
    'identityfile /keys/gate',
    'hostkeyalias boss-cdktf-jump-1',
    'stricthostkeychecking true',
    'forwardagent no',
  ])
    expect(lines).toContain(line);
  expect(lines).not.toContain('userknownhostsfile /dev/null');
  expect(knownHosts.split('\n')).toContain(`boss-cdktf-jump-1 ${hostKey}`);
  expect((await askSsh(own, jumpHosts, 'firstbox.example')).lines).toContain('proxyjump gate');
  const port = { host: 'gate', hostKey, port: 23 };
  expect((await askSsh(own, [port], 'gate')).lines).toContain('port 23');
});

test('E2 jump hosts of one name are told apart by names of ours', async () => {
  const jumpHosts = [23, 24].map((port) => ({ host: 'gate', hostKey, port }));
  const { lines } = await askSsh('', jumpHosts, 'boss-cdktf-jump-2');
  expect(lines).toEqual(
    expect.arrayContaining(['hostname gate', 'port 24', 'hostkeyalias boss-cdktf-jump-2']),
  );
});

test('every ssh that we start on the firstbox asks for the known key, and forwards nothing', () => {
  const project = resolve(__dirname, '../..');
  const calls = ['lib/remote/host', 'lib/remote/firstbox'].flatMap((room) =>
    readdirSync(join(project, room)).flatMap((file) =>
      readFileSync(join(project, room, file), 'utf8')
        .replaceAll('\\\n', ' ')
        .split('\n')
        .filter((line) => /(^|[ (])ssh -/.test(line) && !line.trimStart().startsWith('#'))
        .map((line) => ({ file, line })),
    ),
  );
  expect(calls.map(({ file }) => file).sort()).toEqual([
    'boss2-manager.sh',
    'firstbox.sh',
    'push-one-by-one.sh',
  ]);
  for (const { line } of calls)
    expect(line).toMatch(/ssh -a -x -o BatchMode=yes -o StrictHostKeyChecking=yes /);
});
