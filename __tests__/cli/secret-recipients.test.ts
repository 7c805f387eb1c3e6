/* verifies, with age itself: who can decrypt a file of secrets is listed and changed together with the file, and nobody is locked out by mistake */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { execa } from 'execa';
import { openSecretFile } from '../../lib/desired/secret-file';
import { keys, program, removeSecretsProjects, secretsProject } from './secrets-project';

afterAll(removeSecretsProjects);

test('recipients are listed, added and removed; the file is encrypted for them in the same step', async () => {
  const { at, file, recipient, start, opened } = await secretsProject({ listed: false });
  const other = await keys();
  const none = await start(['recipients', 'unit']);
  expect([none.exitCode, none.stderr]).toEqual([
    5,
    expect.stringMatching(
      /s\.age\.recipients:1:1: there is no list .*; cure: boss secrets recipients <environment> --add/,
    ),
  ]);
  const noEdit = await start(['edit', 'unit']);
  expect([noEdit.exitCode, noEdit.stderr]).toEqual([5, none.stderr]);
  const before = readFileSync(file);
  const out = await start(['recipients', 'unit', '--add', other.recipient]);
  expect([out.exitCode, out.stderr]).toEqual([
    5,
    expect.stringMatching(/you could not decrypt the file any more.*cure: add yours/),
  ]);
  expect([readFileSync(file), existsSync(`${file}.recipients`)]).toEqual([before, false]);
  const both = await start(['recipients', 'unit', '--add', recipient, other.recipient]);
  expect([both.exitCode, both.stdout]).toEqual([
    0,
    expect.stringMatching(/2 of them now\n.*s\.age: encrypted for the new list$/),
  ]);
  expect((await start(['recipients', 'unit'])).all).toBe(`${recipient}\n${other.recipient}`);
  writeFileSync(at('other'), other.identity);
  expect(await openSecretFile({ file, displayPath: 'x' }, at('other'))).toMatchObject({
    text: 'ONE: hunter2!hunter2!\n',
  });
  const removed = await start(['recipients', 'unit', '--remove', other.recipient]);
  expect([removed.exitCode, removed.stderr]).toEqual([
    0,
    expect.stringMatching(
      /^warning: who was removed can still decrypt what is in the history of git; change the secrets/,
    ),
  ]);
  expect(await openSecretFile({ file, displayPath: 'x' }, at('other'))).toHaveProperty('problem');
  expect(await opened()).toBe('ONE: hunter2!hunter2!\n');
  // Somebody edited the list by hand; validate reads it too.
  writeFileSync(`${file}.recipients`, `${recipient}\n${other.recipient}\n`);
  expect((await start(['recipients', 'unit'])).stderr).toMatch(
    /warning: .*s\.age is encrypted for 1, .* names 2/,
  );
});

test('recipients that are none, that are not there, or that would leave nobody are refused; nothing is changed', async () => {
  const { file, recipient, start } = await secretsProject();
  const before = readFileSync(file);
  const other = await keys();
  for (const [words, said] of [
    [['--add', 'ssh-ed25519 AAAA'], /^--add: keys of ssh are no recipients here.*`ssh-ed25519 AAAA`/],
    [['--add', other.identity], /^--add: an identity stands where a recipient belongs.*which is not shown/],
    [['--add', (await keys(true)).recipient], /post-quantum recipients and others/],
    [['--remove', other.recipient], /^--remove: nobody of that name/],
    [['--remove', recipient], /nobody is named who can decrypt/],
    [['--remove', recipient, '--add', recipient], /the same recipient is added and removed/],
  ] as const) {
    const { stderr, exitCode } = await start(['recipients', 'unit', ...words]);
    expect([exitCode, stderr]).toEqual([5, expect.stringMatching(said)]);
    expect(stderr).not.toContain(other.identity.slice(20));
  }
  expect(readFileSync(file)).toEqual(before);
  expect(readFileSync(`${file}.recipients`, 'utf8')).toBe(`# mine\n${recipient}\n`);
});

test('validate reads the list where there is one, and takes none for an environment', async () => {
  const { at, file } = await secretsProject();
  const validate = () => execa('node', [program, 'validate'], { cwd: at('.'), reject: false });
  expect(await validate()).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^unit: valid/) });
  writeFileSync(`${file}.recipients`, '# mine\nhello\n');
  expect(await validate()).toMatchObject({
    exitCode: 5,
    stderr: expect.stringMatching(/^pek3a\/s\.age\.recipients:2:1: this is no recipient of age/),
  });
});
