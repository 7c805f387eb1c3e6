/** verifies, over a real sshd whose sessions run in a folder that stands for the firstbox: what commands say where nothing is found */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { FirstboxFolder } from '../run/firstbox-folder';
import { environmentOver, type LoopbackSshd, startLoopbackSshd } from '../observe/loopback-sshd';

const project = join(__dirname, '../..');

let firstbox: FirstboxFolder;
let sshd: LoopbackSshd;
beforeAll(async () => {
  firstbox = new FirstboxFolder();
  sshd = await startLoopbackSshd([`ForceCommand ${firstbox.session}`]);
  const at = (name: string) => join(firstbox.path, name);
  // What a look asks the firstbox comes packed.
  firstbox.standIn(
    'base64',
    `[ "$1" != -d ] || { /usr/bin/base64 -d | sed 's#/pitrix/conf/variables#${at('conf')}#g'; exit; }`,
  );
  for (const name of ['environments', 'conf', 'state']) mkdirSync(at(name));
  writeFileSync(at('environments/unit.yaml'), environmentOver(sshd.connection));
});
afterAll(() => {
  sshd.stop();
  firstbox.remove();
});

const run = (words: readonly string[]) =>
  execa('node', [join(project, 'scripts/boss.cjs'), ...words], {
    cwd: firstbox.path,
    env: { BOSS_STATE_DIR: join(firstbox.path, 'state') },
    reject: false,
  });

test.each([
  ['take-over', [], 'unit: free'],
  ['attach', [], 'unit: no run is at work'],
  ['history', ['--firstbox'], 'unit: no run yet'],
])(
  '%s of a zone that the firstbox does not have says so, and of its own zone nothing',
  async (command, words, said) => {
    const variables = (zone: string) =>
      writeFileSync(join(firstbox.path, 'conf/variables.yaml'), `common: { is_region: 0 }\n${zone}: {}\n`);
    const ask = () => run([command, 'unit', ...words]);
    variables('pek3a');
    const own = await ask();
    expect([own.exitCode, own.stdout, own.stderr]).toEqual([0, said, '']);
    variables('sh1a');
    const other = await ask();
    expect([other.exitCode, other.stderr]).toEqual([
      1,
      expect.stringMatching(
        /^unit: .*zone: the environment file says pek3a, the firstbox's \S+ says zones sh1a; .*correct zone/,
      ),
    ]);
  },
  60_000,
);
