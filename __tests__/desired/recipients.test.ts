/* verifies: the list of recipients beside a file of secrets, what it refuses, and that a file is replaced whole or not at all */
import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { encryptFor, readRecipients, writeRecipients } from '../../lib/desired/recipients';
import { replaceFile } from '../../lib/desired/replace-file';
import { renderProblem } from '../../lib/text/problem';
import { projectFolder, removeProjectFolders } from '../environment/project-folder';

afterAll(removeProjectFolders);

async function keys() {
  const { generateHybridIdentity, generateX25519Identity, identityToRecipient } =
    await import('age-encryption');
  const identity = await generateX25519Identity();
  return {
    identity,
    recipient: await identityToRecipient(identity),
    other: await identityToRecipient(await generateX25519Identity()),
    hybrid: await identityToRecipient(await generateHybridIdentity()),
  };
}

function secretsIn(files: Readonly<Record<string, string | Buffer>>) {
  const folder = join(projectFolder(files), 'environments');
  return { folder, secrets: { file: join(folder, 's.age'), displayPath: 's.age' } };
}

async function read(list: string | Buffer) {
  const result = await readRecipients(secretsIn({ 's.age.recipients': list }).secrets);
  return 'recipients' in result ? result.recipients : result.problems.map(renderProblem);
}

test('a list as `age -R` reads it: comments, empty lines and CR LF; each counts once', async () => {
  const { recipient, other, hybrid } = await keys();
  expect(await read(`# ours\n\n${recipient}\r\n${other}\n${recipient}`)).toEqual([recipient, other]);
  expect(await read(`${hybrid}\n`)).toEqual([hybrid]);
});

test('what is no recipient is refused line by line, in four parts; an identity is never shown', async () => {
  const { identity, recipient, hybrid } = await keys();
  const bad = await read(
    `# x\n${recipient.slice(0, -1)}\n${identity}\nssh-ed25519 AAAA me@here\nhello\nage1yubikey1qq\n`,
  );
  expect(bad.map((line) => line.split('; allowed')[0])).toEqual([
    `s.age.recipients:2:1: this is no recipient of age, or not a whole one; got: \`${recipient.slice(0, 60)}…\` (61 characters)`,
    's.age.recipients:3:1: an identity stands where a recipient belongs: it opens the secrets; got: an identity, which is not shown',
    expect.stringMatching(
      /^s\.age\.recipients:4:1: keys of ssh are no recipients here.*`ssh-ed25519 AAAA me@here`$/,
    ),
    expect.stringMatching(/^s\.age\.recipients:5:1: .*`hello`$/),
    expect.stringMatching(/^s\.age\.recipients:6:1: /),
  ]);
  for (const line of bad) expect(line).toMatch(/; allowed: one recipient a line: age1….*; cure: ./);
  expect(bad.join()).not.toContain(identity.slice(20));
  expect(await read(`${hybrid}\n${recipient}\n`)).toEqual([
    expect.stringMatching(/^s\.age\.recipients:2:1: post-quantum recipients and others stand in one list/),
  ]);
});

test('an empty list, none at all, and one that is no text', async () => {
  expect(await read('# nobody\n')).toEqual([
    expect.stringMatching(/^s\.age\.recipients:1:1: nobody is named who can decrypt s\.age; .*--add age1/),
  ]);
  expect(await read(Buffer.from([0xff, 0xfe, 0x61]))).toEqual([expect.stringContaining('not UTF-8')]);
  const missing = await readRecipients(secretsIn({}).secrets);
  expect('problems' in missing && missing.problems.map(renderProblem)).toEqual([
    expect.stringMatching(
      /^s\.age\.recipients:1:1: there is no list of those for whom .*; got: no such file; allowed: .*; cure: boss secrets recipients <environment> --add/,
    ),
  ]);
});

test('a written list keeps comments, order and permissions; the text opens with the identity, binary or armored', async () => {
  const { identity, recipient, other, hybrid } = await keys();
  const { folder, secrets } = secretsIn({ 's.age.recipients': `# Anne\n${recipient}\n\n# Bob\n${other}` });
  const list = join(folder, 's.age.recipients');
  chmodSync(list, 0o640);
  expect(writeRecipients(secrets, [hybrid, recipient])).toBeUndefined();
  expect(readFileSync(list, 'utf8')).toBe(`# Anne\n${recipient}\n\n# Bob\n${hybrid}\n`);
  expect(statSync(list).mode & 0o7777).toBe(0o640);
  const { armor, Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const plain = await encryptFor([other, recipient], 'ONE: 部署\n');
  expect(await decrypter.decrypt(plain, 'text')).toBe('ONE: 部署\n');
  const armored = await encryptFor([recipient], 'ONE: x\n', true);
  expect(await decrypter.decrypt(armor.decode(armored.toString()), 'text')).toBe('ONE: x\n');
  await expect(encryptFor([], 'ONE: x\n')).rejects.toThrow('for nobody');
});

test('a new list is made; one that another process writes just now is left alone', async () => {
  const { recipient } = await keys();
  const { folder, secrets } = secretsIn({});
  expect(writeRecipients(secrets, [recipient])).toBeUndefined();
  expect(readFileSync(join(folder, 's.age.recipients'), 'utf8')).toBe(
    `# Who can decrypt s.age\n${recipient}\n`,
  );
  writeFileSync(join(folder, 's.age.recipients.new'), 'of somebody else');
  const refused = writeRecipients(secrets, [recipient]);
  expect(refused && renderProblem(refused)).toMatch(/somebody writes this file just now.*; cure: try again/);
  expect(readFileSync(join(folder, 's.age.recipients.new'), 'utf8')).toBe('of somebody else');
});

test('a file is replaced only as it was read, a link stays a link, and nothing is left beside it', () => {
  const { folder, secrets } = secretsIn({ real: 'old' });
  symlinkSync('real', secrets.file);
  chmodSync(join(folder, 'real'), 0o604);
  const changed = replaceFile(secrets, Buffer.from('new'), Buffer.from('older'));
  expect(changed && renderProblem(changed)).toMatch(/changed by somebody else in the meantime/);
  const appeared = replaceFile(secrets, Buffer.from('new'), undefined);
  expect(appeared && renderProblem(appeared)).toMatch(/changed by somebody else in the meantime/);
  expect(readFileSync(secrets.file, 'utf8')).toBe('old');
  expect(replaceFile(secrets, Buffer.from('new'), Buffer.from('old'))).toBeUndefined();
  expect(readFileSync(join(folder, 'real'), 'utf8')).toBe('new');
  expect(statSync(secrets.file).mode & 0o7777).toBe(0o604);
  expect(lstatSync(secrets.file).isSymbolicLink()).toBe(true);
  const nowhere = replaceFile(
    { file: '/nowhere/s.age', displayPath: 's.age' },
    Buffer.from('new'),
    undefined,
  );
  expect(nowhere && renderProblem(nowhere)).toMatch(/^s\.age:1:1: the file cannot be written; got: ENOENT;/);
  expect(readdirSync(folder).sort()).toEqual(['real', 's.age']);
});
