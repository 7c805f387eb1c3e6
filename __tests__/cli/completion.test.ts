/* verifies: bash, zsh and fish themselves complete commands, options, environments and parts of boss, and takes nothing of a file's name for a command */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';

const program = join(resolve(__dirname, '../..'), 'scripts/boss.cjs');
const folder = mkdtempSync(join(tmpdir(), 'boss-completion-test-'));
mkdirSync(join(folder, 'environments'));
for (const name of ['pek3a', 'pek3b', 'sh1a', '$(touch$IFS.came)'])
  writeFileSync(join(folder, 'environments', `${name}.yaml`), '');
const completions: Record<string, string> = {};
beforeAll(async () => {
  for (const shell of ['bash', 'zsh', 'fish'])
    completions[shell] = (await execa('node', [program, 'completion', shell])).stdout;
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What each shell offers; its own completion is called as it does itself when Tab is pressed. */
const programs: Readonly<Record<string, string>> = {
  bash: 'eval "$completion"; COMP_WORDS=(boss "$@"); COMP_CWORD=$#; _boss; printf "%s\\n" "${COMPREPLY[@]}"',
  // Only a line editor has compadd: here it tells what it is given.
  zsh: `compdef() { :; }; _files() { :; }; compadd() { print -l -- "\${(@P)2}"; }
eval "$completion"; words=(boss "$@"); CURRENT=$((# + 1)); _boss`,
  fish: 'echo $completion | source; complete -C (string join " " -- boss $argv)',
};

const offers: [readonly string[], readonly string[]][] = [
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
  [['plan', '--lang', 'z'], ['zh']],
  [['why', '--lang', 'zh', 'sh'], ['sh1a']],
  [
    ['secrets', ''],
    ['edit', 'help', 'recipients', '--lang', '--help'],
  ],
  [['secrets', 'edit', 'sh'], ['sh1a']],
  [['secrets', 'recipients', 'sh1a', '--re'], ['--remove']],
  [
    ['completion', ''],
    ['bash', 'zsh', 'fish'],
  ],
  [['no-such', ''], []],
];

describe.each(['bash', 'zsh', 'fish'])('%s', (shell) => {
  let isThere = true;
  beforeAll(async () => {
    isThere = !(await execa(shell, ['-c', 'true'], { reject: false })).failed;
    if (!isThere) console.error(`SKIPPED: completion for ${shell}, for it is not installed here`);
  });

  test.each(offers)('boss %j', async (words, offered) => {
    if (!isThere) return;
    const name = shell === 'fish' ? [] : [program];
    const { stdout } = await execa(shell, ['-c', programs[shell] ?? '', ...name, ...words], {
      cwd: folder,
      env: { completion: completions[shell] },
    });
    expect(
      stdout
        .split('\n')
        .filter((line) => line !== '')
        .sort(),
    ).toEqual([...offered].sort());
    expect(existsSync(join(folder, '.came'))).toBe(false);
  });
});
