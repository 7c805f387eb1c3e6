/* verifies: bash itself completes commands, options, environments and parts of boss, and takes nothing of a file's name for a command */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';

const program = join(resolve(__dirname, '../../..'), 'scripts/boss.cjs');
const folder = mkdtempSync(join(tmpdir(), 'boss-completion-test-'));
mkdirSync(join(folder, 'environments'));
for (const name of ['pek3a', 'pek3b', 'sh1a', '$(touch$IFS.came)'])
  writeFileSync(join(folder, 'environments', `${name}.yaml`), '');
let completion: string;
beforeAll(async () => {
  completion = (await execa('node', [program, 'completion', 'bash'])).stdout;
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  [['pl'], ['plan']],
  [['st'], ['status']],
  [['comple'], ['completion']],
  [
    ['plan', ''],
    ['pek3a', 'pek3b', 'sh1a'],
  ],
  [
    ['plan', 'pek3a', 'p'],
    ['pek3a', 'pek3b'],
  ],
  [
    ['deploy', 'pek'],
    ['pek3a', 'pek3b'],
  ],
  [['deploy', 'pek3a', ''], []],
  [['deploy', 'pek3a', '--pa'], ['--part']],
  [
    ['deploy', '--auto-approve', 'pek3a', '--part', 'boss_'],
    ['boss_v1_absent', 'boss_v2_deployed', 'boss_v2_requested'],
  ],
  [
    ['deploy', '--part', 'b'],
    ['bm_deployed', 'boss2_cache', 'boss2_config', 'boss2_health', 'boss2_packages', 'boss_v1_absent'].concat(
      ['boss_v2_deployed', 'boss_v2_requested'],
    ),
  ],
  [['new', 'a', 'b', '--layout', 'd'], ['devops']],
  [['why', 'sh'], ['sh1a']],
  [
    ['secrets', ''],
    ['edit', 'help', 'recipients', '--help'],
  ],
  [['secrets', 'edit', 'sh'], ['sh1a']],
  [['secrets', 'recipients', 'sh1a', '--re'], ['--remove']],
  [
    ['completion', ''],
    ['bash', 'zsh', 'fish'],
  ],
  [['no-such', ''], []],
])('boss %j', async (words, offered) => {
  const { stdout } = await execa(
    'bash',
    [
      '-c',
      'eval "$completion"; COMP_WORDS=(boss "$@"); COMP_CWORD=$#; _boss; printf "%s\\n" "${COMPREPLY[@]}"',
      program,
      ...words,
    ],
    { cwd: folder, env: { completion } },
  );
  expect(
    stdout
      .split('\n')
      .filter((line) => line !== '')
      .sort(),
  ).toEqual([...offered].sort());
  expect(existsSync(join(folder, '.came'))).toBe(false);
});
