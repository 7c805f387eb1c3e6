import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { renderSshConfig } from '../../observe/ssh-config';
import { sshGuards } from '../../observe/ssh-guards';
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

test.each(['firstbox.example', 'boss-cdktf-jump-1'])(
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

test('every ssh that we start on the firstbox asks for the known key, and forwards nothing', () => {
  const project = resolve(__dirname, '../..');
  const calls = ['facts', 'recipes'].flatMap((room) =>
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
