/*
 * verifies: an environment file is written from what a platform's files say, and what they do not say is asked for, never guessed. With a real
 * firstbox: __tests__/lab/boss-v1/what-others-have.test.ts
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { parseEnvironment } from '../../lib/environment/parse-environment';
import { noDesiredFiles } from '../../lib/desired/desired-files';
import type { Observations } from '../../lib/plan/observation';
import { environmentText } from '../../lib/cli/new/environment-text';
import { inquiryOf, platformOf } from '../../lib/cli/new/platform';
import { environmentForTests, hostKey } from '../environments-for-tests';
import { type LoopbackSshd, startLoopbackSshd } from '../observe/loopback-sshd';

const project = resolve(__dirname, '../..');
const files = {
  identity: `common:
  is_region: 0
  region_id: 'pek3'
  domain: Qing.Example
pek3a: { is_global_zone: 1, is_sub_zone: 0 }
`,
  'version.json': '{ "current": { "installer": "4.10" } }',
  'hosts file': '10.0.0.7 proxy\n10.0.0.8 proxy0\n10.0.1.7 pek3b-proxy\n',
  'group files': 'boss\nhyper\nproxy\nwebservice\npek3a-boss\npek3a-webservice\npek3a-proxy\n',
};

/** A look in which the firstbox's files are these. */
function seen(changed: Partial<typeof files> = {}): Observations {
  const texts: Readonly<Record<string, string>> = { ...files, ...changed };
  const readings = (inquiryOf(environmentForTests()).lookups ?? []).map(({ name, parse }) => [
    name,
    { kind: 'read' as const, facts: parse(texts[name] ?? '', noDesiredFiles) },
  ]);
  return {
    apiVersion: 'boss-cdktf/observations/v1',
    environment: 'unit',
    observedAt: '2026-01-02T03:04:05Z',
    groups: {},
    readings: Object.fromEntries(readings) as NonNullable<Observations['readings']>,
  };
}
const way = { host: 'firstbox.example.com', user: 'root', hostKey, jumpHosts: [] };
const said = { layout: 'standard' };

test('a zone: the file is valid, and says what the platform does', () => {
  const text = environmentText(way, platformOf(seen(), said), 'as firstbox said');
  const parsed = parseEnvironment('environments/pek3a.yaml', text);
  expect(parsed).toMatchObject({
    environment: {
      zone: 'pek3a',
      domain: 'qing.example',
      installer: [4, 10, 0],
      topology: 'zone',
      place: 'global',
      layout: 'standard',
      firstbox: { host: 'firstbox.example.com', user: 'root', hostKey },
      boss: { v1: 'absent' },
    },
  });
  expect(text).toMatch(/^ {2}# notifyWebhook: \{ proxyVips: \{ pek3a: 10\.0\.0\.7 \} \}$/m);
});

test('a region behind jump hosts, and a group that it does not have', () => {
  const region = seen({ identity: files.identity.replace('is_region: 0', 'is_region: 1') });
  const jumps = { ...way, jumpHosts: [{ host: 'jump.example.com', port: '2222', user: 'me', hostKey }] };
  const text = environmentText(jumps, platformOf(region, said), 'as firstbox said');
  expect(parseEnvironment('environments/pek3a.yaml', text)).toMatchObject({
    environment: {
      topology: 'region',
      region: 'pek3',
      firstbox: { jumpHosts: [{ host: 'jump.example.com', port: 2222, user: 'me' }] },
    },
  });
  expect(text).toMatch(/^# groups:\n# {3}hyper: …$/m);
});

test.each<[string, Partial<typeof files>, RegExp]>([
  [
    'two zones',
    { identity: `${files.identity}pek3b: { is_global_zone: 1 }\n` },
    /which zone is meant .*got: pek3a, pek3b; .*cure: add --zone$/,
  ],
  [
    'no place',
    { identity: files.identity.replace('is_global_zone: 1', 'is_global_zone: 0') },
    /the place .*got: neither; .*cure: add --place$/,
  ],
  ['no topology', { identity: files.identity.replace('  is_region: 0\n', '') }, /is_region .*got: nothing; /],
  [
    'a domain that is none',
    { identity: files.identity.replace('Qing.Example', '"a.b\\nboss: 1"') },
    /domain .*got: .*; allowed: letters/,
  ],
])('%s: asked for, not guessed', (_name, changed, message) => {
  expect(() => platformOf(seen(changed), said)).toThrow(message);
});

describe('boss new', () => {
  let folder: string;
  let sshd: LoopbackSshd;
  beforeAll(async () => {
    sshd = await startLoopbackSshd();
  });
  afterAll(() => sshd.stop());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'boss-new-test-'));
    mkdirSync(join(folder, 'environments'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const boss = (...words: string[]) =>
    execa('node', [join(project, 'scripts/boss.cjs'), 'new', ...words], {
      cwd: folder,
      reject: false,
      stdin: 'ignore',
    });
  const target = () => `root@127.0.0.1:${sshd.connection.port ?? 22}`;

  test('without a terminal a host key that came over the network is shown, and not taken', async () => {
    const { exitCode, stderr } = await boss('one', target(), '--layout', 'standard');
    expect(stderr).toContain(`Over the network came, unproven: ${sshd.connection.hostKey} (SHA256:`);
    expect(stderr).toMatch(/host key is not known; got: .*; allowed: --host-key .*; cure: /);
    expect(exitCode).toBe(5);
  });

  test('at a terminal layout and host key are asked for, and only yes is a yes', async () => {
    const answers = ['standard', 'y'];
    const command = `node ${join(project, 'scripts/boss.cjs')} new one ${target()}`;
    const asking = execa('script', ['-qec', command, '/dev/null'], { cwd: folder, reject: false });
    asking.stdout.on('data', (chunk: Buffer) => {
      if (String(chunk).includes('Enter a value: ')) asking.stdin.write(`${answers.shift() ?? ''}\r`);
    });
    const { stdout, exitCode } = await asking;
    expect(stdout).toMatch(/standard, fusion or devops\?[^]*SHA256:[^]*Only 'yes'/);
    expect(stdout).toMatch(/got: it was not confirmed;/);
    expect(exitCode).toBe(5);
  });

  test('a machine that is no firstbox', async () => {
    const { hostKey: key, sshConfig = '', user } = sshd.connection;
    const { exitCode, stderr } = await boss(
      ...['one', target().replace('root', user), '--layout', 'standard'],
      ...['--host-key', key, '--ssh-config', sshConfig],
    );
    expect(stderr).toMatch(
      /variables\.yaml is not told by the platform; got: it is not there; .*is it a firstbox/,
    );
    expect(exitCode).toBe(5);
    expect(existsSync(join(folder, 'environments/one.yaml'))).toBe(false);
  });

  test.each<[string, readonly string[], RegExp]>([
    ['no layout', ['one', 'root@a'], /layout is not said; .*cure: add --layout/],
    ['no name', ['One', 'root@a', '--layout', 'standard'], /no name of an environment; got: One/],
    [
      'a layout that is none',
      ['one', 'root@a', '--layout', 'large', '--host-key', hostKey],
      /layout.*Allowed choices are standard, fusion, devops/,
    ],
    [
      'a jump host without its key',
      ['one', 'root@a', '--layout', 'standard', '--jump', 'me@b', '--host-key', hostKey],
      /each jump host needs its host key; got: 1 --jump, 0 --jump-key/,
    ],
    [
      'a host key that is none',
      ['one', 'root@a', '--layout', 'standard', '--host-key', 'ssh-ed25519 AAAA'],
      /environments\/one\.yaml:\d+.*host ?[kK]ey/,
    ],
  ])('%s is wrong input, and nothing is asked of a firstbox', async (_name, words, message) => {
    const { exitCode, stderr } = await boss(...words);
    expect([exitCode, stderr]).toEqual([5, expect.stringMatching(message)]);
  });

  test('a file that is there is kept', async () => {
    writeFileSync(join(folder, 'environments/one.yaml'), 'mine');
    const { exitCode } = await boss('one', 'root@a', '--layout', 'standard', '--host-key', hostKey);
    expect(exitCode).toBe(5);
    expect(readFileSync(join(folder, 'environments/one.yaml'), 'utf8')).toBe('mine');
  });
});
