/* verifies, with age itself and small scripts for editors: a file of secrets is replaced by a text that fits or not at all, no clear text stays, and nothing that was typed is lost */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { execa } from 'execa';
import { clearTexts, program, removeSecretsProjects, secretsProject } from './secrets-project';

afterAll(removeSecretsProjects);
afterEach(() => expect(clearTexts()).toEqual([]));

test('the edited text takes the place of the file, with its permissions; the clear text lay in a private folder that is gone', async () => {
  const { at, file, edit, opened, beside } = await secretsProject();
  chmodSync(file, 0o640);
  const { all, exitCode } = await edit(`
    cp "$1" "${at('seen')}"; stat -c %a "$1" "\${1%/*}" > "${at('rights')}"; echo "$1" > "${at('where')}"
    echo swap > "\${1%/*}/.secrets.yaml.swp"
    printf '# 部署\\nONE: hunter3!hunter3!\\nTWO: "00123 45678 90"\\n' > "$1"`);
  expect([exitCode, all]).toEqual([
    0,
    expect.stringMatching(
      /^environments\/pek3a\/s\.age: written, for 1 recipient; added: TWO; changed: ONE\nwarning: plan and deploy refuse: .*secret TWO is used nowhere/,
    ),
  ]);
  expect(readFileSync(at('seen'), 'utf8')).toBe('ONE: hunter2!hunter2!\n');
  expect(readFileSync(at('rights'), 'utf8')).toBe('600\n700\n');
  expect(readFileSync(at('where'), 'utf8')).toMatch(
    /^\/dev\/shm\/boss-secrets-test-\w+\/boss-secrets-\w+\/secrets\.yaml\n$/,
  );
  expect(await opened()).toBe('# 部署\nONE: hunter3!hunter3!\nTWO: "00123 45678 90"\n');
  expect(statSync(file).mode & 0o777).toBe(0o640);
  expect(beside()).toEqual(['s.age', 's.age.recipients']);
});

test('an unchanged text writes nothing', async () => {
  const { file, edit } = await secretsProject();
  const before = readFileSync(file);
  const { stdout, exitCode } = await edit('touch "$1"');
  expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/s\.age: unchanged, nothing was written/)]);
  expect(readFileSync(file)).toEqual(before);
});

test.each([
  ['fails', 'echo "ONE: typed text 1" > "$1"; exit 3', 1, /the editor failed; got: exit code 3;/, true],
  ['is not there', '', 1, /the editor failed; got: exit code 127;/, false],
  [
    'leaves no YAML',
    'printf \'ONE: typed "text\\nTWO: {\' > "$1"',
    5,
    /s\.age:\d+:\d+: this is not YAML \(/,
    true,
  ],
  [
    'leaves a list',
    'echo "- typed text" > "$1"',
    5,
    /the text is not one mapping; got: something else, which is not shown/,
    true,
  ],
  [
    'gives a name twice',
    'printf "ONE: typed text 1\\nONE: b\\n" > "$1"',
    5,
    /s\.age:2:1: a name is given twice/,
    true,
  ],
  [
    'writes a wrong name',
    'printf "ONE: typed text 1\\none: text\\n" > "$1"',
    5,
    /s\.age:2:1: this is no name of a secret/,
    true,
  ],
  [
    'leaves a short value',
    'printf "# x\\nONE: abc\\n" > "$1"',
    5,
    /s\.age:2:1: the value of ONE is too short.*got: 3 characters/,
    true,
  ],
  ['removes the text', 'rm "$1"', 1, /the edited text: the file cannot be read; got: ENOENT/, false],
  ['leaves another encoding', 'printf "ONE: \\xb0\\xa1\\n" > "$1"', 1, /the file is not UTF-8/, false],
])(
  'an editor that %s: the file stays, and what was typed is kept encrypted',
  async (_name, script, code, said, kept) => {
    const { at, file, edit, opened, beside } = await secretsProject();
    const before = readFileSync(file);
    const { stderr, exitCode } = await edit(script, script === '' ? { EDITOR: at('no-such editor') } : {});
    expect([exitCode, stderr]).toEqual([code, expect.stringMatching(said)]);
    expect(stderr).toMatch(/; got: .*; allowed: .*; cure: ./);
    expect(stderr).toContain('s.age: nothing was written');
    expect(stderr).not.toMatch(/typed|hunter/);
    expect(readFileSync(file)).toEqual(before);
    const [, draft] = beside();
    if (!kept) {
      expect(beside()).toEqual(['s.age', 's.age.recipients']);
      return;
    }
    expect(draft).toMatch(/^s\.age\.[0-9a-f]{12}\.draft$/);
    expect(stderr).toContain(`your text is kept in environments/pek3a/${draft ?? ''}, encrypted`);
    expect(await opened(at(`environments/pek3a/${draft ?? ''}`))).toMatch(/typed|abc/);
    // The next edit goes on with it.
    const next = await edit('grep -q "typed\\|abc" "$1" || exit 9; echo "ONE: another text 1" > "$1"');
    expect([next.exitCode, next.stderr]).toEqual([
      0,
      expect.stringContaining('goes on with the text that was kept'),
    ]);
    expect(await opened()).toBe('ONE: another text 1\n');
    expect(beside()).toEqual(['s.age', 's.age.recipients']);
  },
);

test('two at once: the second to end does not undo the first', async () => {
  const { at, file, edit, opened, beside } = await secretsProject();
  const slow = edit(
    `touch ${at('begun')}; until [ -e ${at('go')} ]; do sleep 0.05; done; echo "ONE: text of the second" > "$1"`,
  );
  while (!existsSync(at('begun'))) await new Promise((done) => setTimeout(done, 20));
  await edit('echo "ONE: text of the first" > "$1"');
  expect(await opened()).toBe('ONE: text of the first\n');
  writeFileSync(at('go'), '');
  const { stderr, exitCode } = await slow;
  expect([exitCode, stderr]).toEqual([
    1,
    expect.stringMatching(/s\.age:1:1: the file was changed by somebody else in the meantime/),
  ]);
  expect(await opened()).toBe('ONE: text of the first\n');
  const [, draft] = beside();
  expect(await opened(at(`environments/pek3a/${draft ?? ''}`))).toBe('ONE: text of the second\n');
  expect(existsSync(`${file}.new`)).toBe(false);
});

test.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)(
  '%s: no clear text stays, what was saved is kept encrypted',
  async (signal) => {
    const { at, edit, opened, beside } = await secretsProject();
    const running = edit(
      `echo "ONE: text that was saved" > "$1"; echo "$1" > ${at('where')}; touch ${at('begun')}; exec sleep 600`,
    );
    while (!existsSync(at('begun'))) await new Promise((done) => setTimeout(done, 20));
    const where = readFileSync(at('where'), 'utf8').trim();
    // A terminal sends it to the editor as well.
    if (signal === 'SIGINT') execFileSync('pkill', ['-INT', '-P', String(running.pid)]);
    running.kill(signal);
    const { exitCode } = await running;
    expect(exitCode).toBe({ SIGTERM: 143, SIGHUP: 129, SIGINT: 1 }[signal]);
    expect(existsSync(where)).toBe(false);
    const [, draft] = beside();
    expect(await opened(at(`environments/pek3a/${draft ?? ''}`))).toBe('ONE: text that was saved\n');
  },
);

test('at a terminal the operator is asked, and edits again', async () => {
  const { at, edit, opened } = await secretsProject();
  await edit('true');
  writeFileSync(
    at('editor'),
    `#!/bin/bash
    if [ -e ${at('once')} ]; then echo "ONE: good text 1" > "$1"; else touch ${at('once')}; echo "- bad" > "$1"; fi`,
  );
  const { stdout, exitCode } = await execa(
    'script',
    ['-qec', `node '${program}' secrets edit unit`, '/dev/null'],
    {
      cwd: at('.'),
      env: { BOSS_AGE_IDENTITY: at('id'), EDITOR: at('editor'), VISUAL: '' },
      input: 'yes\n',
      reject: false,
    },
  );
  expect(stdout).toMatch(/not one mapping[^]*Edit again\?[^]*s\.age: written/);
  expect([exitCode, await opened()]).toEqual([0, 'ONE: good text 1\n']);
});

test('a new file begins with the names that are needed; a post-quantum identity reads it', async () => {
  const { edit, opened } = await secretsProject({ isNew: true, hybrid: true });
  expect((await edit('true')).stdout).toMatch(/unchanged, nothing was written/);
  const { stdout, exitCode } = await edit('sed -i "s/ONE: \'\'/ONE: a new secret 1/" "$1"');
  expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/written, for 1 recipient; added: ONE$/)]);
  expect(await opened()).toMatch(/^# Secrets of unit.*\nONE: a new secret 1\n$/);
});
