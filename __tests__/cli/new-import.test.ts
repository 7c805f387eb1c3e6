/*
 * verifies, over a real sshd whose sessions run in a folder that stands for the firstbox: boss new --import brings the configuration of BOSS V2 so that
 * it is the platform's own again, byte by byte, and no secret stands anywhere in clear. With real hosts: __tests__/lab/whole-runbook.test.ts
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { readEnvironmentFile } from '../../lib/environment/read-environment-file';
import { resolveContents } from '../../lib/desired/resolve-contents';
import { desiredFileSourcesOf } from '../../lib/desired/desired-file-source';
import { ImportWorld } from './import-world';

const backEnd = '/pitrix/conf/variables/boss2/boss2.yaml.pek3a';
const frontEnd = '/pitrix/conf/variables/boss2/local_config.yaml';
const secrets = [
  'it\'s+/="quoted"',
  '8461357',
  'c0ns0le-t0ken',
  '-----BEGIN PRIVATE KEY-----\n  MIIEow==\n  -----END',
];
const platform = {
  '/pitrix/conf/variables/variables.yaml':
    'common:\n  is_region: 0\n  domain: qing.example\npek3a: { is_global_zone: 1 }\n',
  '/pitrix/version.json': '{ "current": { "installer": "4.10" } }',
  '/pitrix/conf/nodes/boss': '',
  [backEnd]: `# 后端
warehouse: { host: '10.0.0.1', secret_access_key: ${secrets[0]} }   # 注释
mysql:
    password: ${secrets[1]}
sort_key: created_at
saml_key: |
  ${secrets[3]} PRIVATE KEY-----
`,
  [frontEnd]: `title: "BOSS"\ntoken:   "${secrets[2]}"\n`,
};

let world: ImportWorld;
let own: readonly string[];
beforeAll(async () => {
  world = await ImportWorld.start();
  own = ['--recipient', world.recipient];
});
afterAll(() => world.stop());
beforeEach(() => world.begin(platform));

test('both files are the platform’s own again when their secrets are in place, and these stand nowhere in clear', async () => {
  const { exitCode, all } = await world.import(own);
  expect([exitCode, all.split('\n').filter((line) => !line.includes('no group'))]).toEqual([
    0,
    [
      'environments/made.yaml: written; look it through, then: npx boss plan made',
      `environments/made/boss2.yaml: as ${backEnd}; secrets taken out: warehouse.secret_access_key, mysql.password, saml_key`,
      `environments/made/local_config.yaml: as ${frontEnd}; secrets taken out: token`,
      expect.stringMatching(/^environments\/made\/secrets\.yaml\.age: encrypted for .* \(1\), secrets: 4; /),
      expect.stringMatching(/^warning: environments\/made\/boss2\.yaml: only the names .*: sort_key$/),
    ],
  ]);
  expect(world.written).toEqual([
    'made',
    'made.yaml',
    'made/boss2.yaml',
    'made/local_config.yaml',
    'made/secrets.yaml.age',
    'made/secrets.yaml.age.recipients',
  ]);
  expect(['made.yaml', 'made/boss2.yaml', 'made/secrets.yaml.age'].map(world.modeOf)).toEqual([
    0o644, 0o644, 0o600,
  ]);
  expect(world.textOf('made/secrets.yaml.age.recipients')).toMatch(new RegExp(`^${world.recipient}$`, 'm'));
  expect(world.textOf('made/boss2.yaml')).toMatch(
    /^# 后端\nwarehouse: \{ host: '10\.0\.0\.1', secret_access_key: @secret:.*@ \} {3}# 注释$/m,
  );
  const clear = [...world.written.filter((name) => name !== 'made').map(world.textOf), all].join('\n');
  expect([...secrets, 'MIIEow'].filter((secret) => clear.includes(secret))).toEqual([]);

  const file = world.at('project/environments/made.yaml');
  const read = readEnvironmentFile(file, file);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const resolved = await resolveContents(desiredFileSourcesOf(read.environment), {
    BOSS_AGE_IDENTITY: world.identity,
  });
  if ('problems' in resolved) throw new Error(JSON.stringify(resolved.problems));
  const { contents } = resolved;
  expect(['backEnd', 'frontEnd'].map((name) => contents.textOf(name))).toEqual([
    platform[backEnd],
    platform[frontEnd],
  ]);
  expect((await world.boss(['validate'])).exitCode).toBe(0);
});

test('what the platform lacks is told and left out; without any secret there is none to keep', async () => {
  world.remove(frontEnd);
  world.place(backEnd, 'modules: { enable: [a] }\n');
  const { exitCode, all } = await world.import(own);
  expect([exitCode, all]).toEqual([
    0,
    expect.stringMatching(/made\/boss2\.yaml: as .*; no secret was found in it$/m),
  ]);
  expect(all).toContain(`warning: ${frontEnd} is not on the firstbox, and was left out`);
  expect(world.written).toEqual(['made', 'made.yaml', 'made/boss2.yaml']);
  expect(world.textOf('made.yaml')).toMatch(
    /\n {2}v2:\n {4}deploy: added # .*\n {4}config:\n {6}backEnd: made\/boss2\.yaml\n/,
  );
  expect(world.textOf('made.yaml')).not.toMatch(/frontEnd|secrets:/);
});

test('a file of recipients, and a platform that has nothing to bring', async () => {
  for (const path of [backEnd, frontEnd]) world.remove(path);
  writeFileSync(world.at('team'), `# of the team\n\n${world.recipient}\n`);
  const { exitCode } = await world.import(['--recipients-file', world.at('team')]);
  expect([exitCode, world.written]).toEqual([0, ['made.yaml']]);
  expect(world.textOf('made.yaml')).not.toContain('v2:');
});

test.each<[string, readonly string[] | 'own', Readonly<Record<string, string | Buffer>>, RegExp]>([
  [
    'nobody to encrypt for',
    [],
    {},
    /nobody is named .*; got: nothing; allowed: --recipient .*; cure: age-keygen/,
  ],
  [
    'an identity in place of a recipient',
    ['--recipient', 'AGE-SECRET-KEY-1QQQ'],
    {},
    /an identity stands where a recipient belongs.*; got: an identity, which is not shown; allowed: .*; cure: /,
  ],
  ['a key of ssh', ['--recipient', 'ssh-ed25519 AAAA'], {}, /keys of ssh are no recipients/],
  [
    'a file of recipients that is not there',
    ['--recipients-file', 'none'],
    {},
    /none: the file cannot be read; got: ENOENT; allowed: .*; cure: /,
  ],
  [
    'a secret too short',
    'own',
    { [frontEnd]: 'a: 1\ntoken: zyx\n' },
    /local_config\.yaml:2:8: the value of token is too short .*; got: 3 characters; allowed: .*; cure: /,
  ],
  [
    'a secret that cannot be put back',
    'own',
    { [frontEnd]: 'token: "zy\\x78w"\n' },
    /local_config\.yaml:1:9: the value of token cannot be put back .*; got: .*; allowed: .*; cure: /,
  ],
  ['no YAML', 'own', { [backEnd]: 'token: [zyxw\n' }, /boss2\.yaml\.pek3a:\d+:\d+: this is not YAML/],
  [
    'Windows lines',
    'own',
    { [backEnd]: 'token: zyxw1\r\n' },
    /boss2\.yaml\.pek3a:1:\d+: a line that ends with CR LF/,
  ],
  [
    'bytes of another encoding',
    'own',
    { [backEnd]: Buffer.from('a: zyxw\xe4', 'latin1') },
    /boss2\.yaml\.pek3a was not read; got: .* is not UTF-8; /,
  ],
])('refused, and nothing is written: %s', async (_what, words, files, message) => {
  for (const [path, text] of Object.entries(files)) world.place(path, text);
  const { exitCode, all } = await world.import(words === 'own' ? own : words);
  expect([exitCode, all]).toEqual([5, expect.stringMatching(message)]);
  expect(all).not.toContain('zyx');
  expect(world.written).toEqual([]);
});

test('a folder of that name is kept, and recipients without --import are a mistake', async () => {
  mkdirSync(world.at('project/environments/made'));
  const there = await world.import(own);
  expect([there.exitCode, there.all]).toEqual([
    5,
    expect.stringMatching(/made is there already; got: .*; cure: /),
  ]);
  expect(world.written).toEqual(['made']);
  const idle = await world.boss(['new', 'other', 'root@a', '--layout', 'standard', ...own]);
  expect([idle.exitCode, idle.all]).toEqual([5, expect.stringMatching(/got: no --import; allowed: /)]);
  expect(existsSync(world.at('project/environments/other.yaml'))).toBe(false);
});

test.each([
  ['the configuration', 3],
  ['the secrets', 4],
  ['the recipients', 5],
  ['the environment file', 6],
])('no room for %s: nothing of it all is left', async (_what, files) => {
  const mount = `mount -t tmpfs -o nr_inodes=${files} none environments; trap 'ls -A environments' EXIT;`;
  const { exitCode, all } = await world.import(
    own,
    // The shell lists what is left, so that it must not be replaced.
    `${mount} "$@"; exit;`,
  );
  expect([exitCode, all]).toEqual([
    expect.any(Number),
    expect.stringMatching(/got: ENOSPC; allowed: .*; cure: [^\n]*$/),
  ]);
  expect(exitCode).not.toBe(0);
});
