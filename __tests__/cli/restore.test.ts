/* verifies, over a real sshd whose sessions run in a folder that stands for the firstbox: what there are of backups, and how each is put back */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { FirstboxFolder } from '../run/firstbox-folder';
import { environmentOver, type LoopbackSshd, startLoopbackSshd } from '../observe/loopback-sshd';

const program = join(resolve(__dirname, '../..'), 'scripts/boss.cjs');
let firstbox: FirstboxFolder;
let sshd: LoopbackSshd;
beforeAll(async () => {
  firstbox = new FirstboxFolder();
  sshd = await startLoopbackSshd([`ForceCommand ${firstbox.session}`]);
  mkdirSync(join(firstbox.path, 'environments'));
  writeFileSync(join(firstbox.path, 'environments/unit.yaml'), environmentOver(sshd.connection));
});
afterAll(() => {
  sshd.stop();
  firstbox.remove();
});

const restore = (...words: string[]) =>
  execa('node', [program, 'restore', 'unit', ...words], { cwd: firstbox.path, reject: false });

test('none yet', async () => {
  const { stdout, exitCode } = await restore('--list');
  expect([exitCode, stdout]).toEqual([
    0,
    expect.stringMatching(/^unit: no run has edited or removed a file/),
  ]);
});

test('each backup, the oldest first, with the command that puts it back; no link, and no name acts on a shell or a terminal', async () => {
  const backups = join(firstbox.path, 'backups');
  for (const [when, name] of [
    ['20260102T030405Z', 'server.yaml.pek3a'],
    ['20260101T000000Z', 'boss2.yaml.pek3a'],
    ['20260103T000000Z', 'boss.yaml $(touch came)\u001b[2J'],
    ['20260104T000000Z', 'other'],
    ['20260105T000000Z', 'variables.pek3a.yaml'],
  ] as const) {
    mkdirSync(join(backups, when), { recursive: true });
    writeFileSync(join(backups, when, name), 'text\n');
  }
  symlinkSync('/etc/passwd', join(backups, '20260104T000000Z/link'));
  const { stdout, exitCode } = await restore('--list');
  expect(exitCode).toBe(0);
  const lines = stdout.replaceAll(backups, 'BACKUPS').split('\n').slice(1);
  expect(lines).toEqual([
    '20260101T000000Z  boss2.yaml.pek3a  5 bytes',
    '  firstbox$ cp -p BACKUPS/20260101T000000Z/boss2.yaml.pek3a /pitrix/conf/variables/boss2/boss2.yaml.pek3a; then build_pkgs.py -p pitrix-ks-boss2-conf, then update.sh -f HOSTS pitrix-ks-boss2-conf',
    '20260102T030405Z  server.yaml.pek3a  5 bytes',
    '  firstbox$ cp -p BACKUPS/20260102T030405Z/server.yaml.pek3a /pitrix/conf/variables/global/server.yaml.pek3a; then build_pkgs.py -p pitrix-global-conf, then update.sh -f HOSTS pitrix-global-conf',
    '20260103T000000Z  boss.yaml $(touch came)\\u{1b}[2J  5 bytes',
    expect.stringMatching(/^ {2}firstbox\$ cp -p '.*\$\(touch came\)\\u\{1b\}\[2J' '/) as string,
    '20260104T000000Z  other  5 bytes',
    '  it is at BACKUPS/20260104T000000Z/other; where it belongs is not known to this version',
    '20260105T000000Z  variables.pek3a.yaml  5 bytes',
    '  firstbox$ cp -p BACKUPS/20260105T000000Z/variables.pek3a.yaml /pitrix/config/variables.pek3a.yaml; then nothing: it is read when the platform is configured',
  ]);
});

test('the same for programs: a document each, the path as it is', async () => {
  const { stdout } = await restore('--list', '--json');
  const found = stdout.split('\n').map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  expect(found.slice(0, 4).map(({ name }) => name)).toEqual([
    'boss2.yaml.pek3a',
    'server.yaml.pek3a',
    'boss.yaml $(touch came)\u001b[2J',
    'other',
  ]);
  expect(found[0]).toMatchObject({
    apiVersion: 'boss-cdktf/backup/v1',
    environment: 'unit',
    bytes: 5,
    when: '20260101T000000Z',
    putBack: { command: expect.stringMatching(/^cp -p /), next: expect.stringContaining('build_pkgs.py') },
  });
  expect(found[3]).not.toHaveProperty('putBack');
});

test('without --list nothing is asked', async () => {
  const { stderr, exitCode } = await restore();
  expect([exitCode, stderr]).toEqual([5, expect.stringMatching(/required option '--list'/)]);
});
