import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { contentProblems } from '../../lib/desired/content-problems';
import { resolveContents } from '../../lib/desired/resolve-contents';
import { desiredFileSourcesOf } from '../../lib/desired/desired-file-source';
import { renderProblem } from '../../lib/text/problem';
import { environmentForTests } from '../environments-for-tests';
import { projectFolder, removeProjectFolders } from '../environment/project-folder';

afterAll(removeProjectFolders);

/** An environment whose configuration lies in a folder of its own. */
function environmentWith(files: Readonly<Record<string, string | Buffer>>, secrets = 'secrets.age') {
  const folder = join(projectFolder(files), 'environments');
  const more = `  v2: { deploy: added, config: { backEnd: b.yaml, frontEnd: f.yaml, secrets: ${secrets} } }\n`;
  return { folder, environment: { ...environmentForTests('zone', more), file: join(folder, 'unit.yaml') } };
}
const files = { 'b.yaml': "key: '@secret:ONE@'\n", 'f.yaml': '# 前端\ntoken: "@secret:TWO@"\n' };

async function age() {
  const { Encrypter, generateX25519Identity, identityToRecipient, armor } = await import('age-encryption');
  const identity = await generateX25519Identity();
  const encrypt = async (text: string) => {
    const encrypter = new Encrypter();
    encrypter.addRecipient(await identityToRecipient(identity));
    return Buffer.from(await encrypter.encrypt(text));
  };
  return { identity, encrypt, armored: async (text: string) => armor.encode(await encrypt(text)) };
}

async function problemsOf(
  content: Readonly<Record<string, string | Buffer>>,
  variables: (folder: string) => Readonly<Record<string, string>> = () => ({}),
): Promise<string> {
  const { environment, folder } = environmentWith({ ...files, ...content });
  const resolved = await resolveContents(desiredFileSourcesOf(environment), variables(folder));
  return 'problems' in resolved ? resolved.problems.map(renderProblem).join('\n') : 'resolved';
}

test('values come from the environment, else from the file encrypted with age, plain or armored', async () => {
  const { identity, encrypt, armored } = await age();
  for (const encrypted of [
    await encrypt('ONE: 00123\nTWO: unused value\n'),
    await armored('ONE: 00123\nTWO: x y z\n'),
  ]) {
    const { environment, folder } = environmentWith({
      ...files,
      'secrets.age': encrypted,
      id: `# created\n${identity}\n`,
    });
    const resolved = await resolveContents(desiredFileSourcesOf(environment), {
      BOSS_AGE_IDENTITY: join(folder, 'id'),
      BOSS_SECRET_TWO: 'from the environment',
    });
    if ('problems' in resolved) throw new Error(resolved.problems.map(renderProblem).join('\n'));
    expect(resolved.contents.textOf('backEnd')).toBe("key: '00123'\n");
    expect(resolved.contents.textOf('frontEnd')).toBe('# 前端\ntoken: "from the environment"\n');
    expect(resolved.contents.redacted('00123 from the environment')).toBe('[secret] [secret]');
  }
});

test('with every value in the environment no identity is needed', async () => {
  const given = { BOSS_SECRET_ONE: 'first value', BOSS_SECRET_TWO: 'second value' };
  expect(await problemsOf({}, () => given)).toBe('resolved');
});

test('what hinders is said in four parts, and no value with it', async () => {
  const { identity, encrypt } = await age();
  const other = (await age()).identity;
  const good = await encrypt('ONE: hunter2!\nTWO: hunter2!\n');
  const named = (folder: string) => ({ BOSS_AGE_IDENTITY: join(folder, 'id') });
  const at = (content: Readonly<Record<string, string | Buffer>>) =>
    problemsOf({ id: identity, ...content }, named);
  const broken = Buffer.from(good);
  broken[broken.length - 1] = (broken.at(-1) ?? 0) ^ 1;
  const said = {
    noFile: await at({}),
    noIdentity: await problemsOf({ 'secrets.age': good }),
    relative: await problemsOf({ 'secrets.age': good }, () => ({ BOSS_AGE_IDENTITY: 'id' })),
    noSuch: await problemsOf({ 'secrets.age': good }, named),
    wrong: await at({ 'secrets.age': good, id: other }),
    passphrase: await at({ 'secrets.age': good, id: 'age-encryption.org/v1\n-> scrypt x\n' }),
    nonsense: await at({ 'secrets.age': good, id: 'hunter2!' }),
    cutOff: await at({ 'secrets.age': good, id: identity.slice(0, -3) }),
    broken: await at({ 'secrets.age': broken }),
    plain: await at({ 'secrets.age': 'ONE: hunter2!\n' }),
    list: await at({ 'secrets.age': await encrypt('- hunter2!\n') }),
    twice: await at({ 'secrets.age': await encrypt('ONE: hunter2!\nONE: hunter2!\n') }),
    nested: await at({ 'secrets.age': await encrypt('ONE: {a: hunter2!}\n') }),
    missing: await at({ 'secrets.age': await encrypt('ONE: hunter2!\n') }),
    unused: await at({ 'secrets.age': await encrypt('ONE: hunter2!\nTWO: hunter2!\nTHREE: hunter2!\n') }),
    short: await at({ 'secrets.age': await encrypt('ONE: abc\nTWO: hunter2!\n') }),
    misfit: await at({
      'b.yaml': 'key: x@secret:ONE@\n',
      'secrets.age': await encrypt("ONE: 'hunter2: !'\nTWO: hunter2!\n"),
    }),
    gbk: await at({ 'b.yaml': Buffer.from([0x61, 0x3a, 0x20, 0xb0, 0xa1]) }),
    large: await at({ 'b.yaml': `a: ${'x'.repeat(600_000)}` }),
  };
  expect(
    Object.fromEntries(Object.entries(said).map(([name, text]) => [name, text.split('; allowed')[0]])),
  ).toEqual({
    noFile: 'secrets.age:1:1: the file cannot be read; got: ENOENT',
    noIdentity: 'BOSS_AGE_IDENTITY: secrets are to be decrypted, and no identity is named; got: nothing',
    relative: 'BOSS_AGE_IDENTITY: the path of the identity is relative; Terraform runs elsewhere; got: id',
    noSuch: 'BOSS_AGE_IDENTITY: the identity: the file cannot be read; got: ENOENT',
    wrong:
      'secrets.age:1:1: the file of secrets cannot be decrypted; got: a file for none of these identities',
    passphrase:
      'BOSS_AGE_IDENTITY: the identity is protected by a passphrase; got: a file encrypted with age',
    nonsense:
      'BOSS_AGE_IDENTITY: there is no identity of age in the file; got: something else, which is not shown',
    cutOff:
      'secrets.age:1:1: the file of secrets cannot be decrypted; got: an identity of BOSS_AGE_IDENTITY that is not whole',
    broken: 'secrets.age:1:1: the file of secrets cannot be decrypted; got: a file that was damaged',
    plain: 'secrets.age:1:1: the file of secrets cannot be decrypted; got: a file that age did not write',
    list: 'secrets.age:1:1: what is encrypted is not a mapping of names to texts; got: something else, which is not shown',
    twice:
      'secrets.age:1:1: what is encrypted is not a mapping of names to texts; got: something else, which is not shown',
    nested:
      'secrets.age:1:1: what is encrypted is not a mapping of names to texts; got: something else, which is not shown',
    missing: 'f.yaml:2:9: secret TWO has no value; got: nothing',
    unused:
      'secrets.age:1:1: secret THREE is used nowhere; got: no @secret:…@ of that name in the files of boss.v2.config',
    short:
      'b.yaml:1:7: the value of secret ONE is too short to be kept out of what is printed; got: 3 characters',
    misfit:
      'b.yaml:1:7: the value of secret ONE cannot stand here: the file would say something else; got: a value that is not shown',
    gbk: 'b.yaml:1:4: the file is not UTF-8; got: bytes of another encoding, such as GBK or Latin-1',
    large: 'b.yaml:1:1: the file is larger than 524288 bytes; got: 600003 bytes',
  });
  for (const text of Object.values(said)) {
    expect(text).toMatch(/; allowed: .*; cure: ./);
    expect(text).not.toMatch(/hunter2|AGE-SECRET-KEY-1[A-Z0-9]{4}/);
  }
});

test('validate checks the files without the values', () => {
  const { environment, folder } = environmentWith({ ...files, 'secrets.age': 'anything' });
  expect(contentProblems(environment)).toEqual([]);
  writeFileSync(join(folder, 'b.yaml'), 'key: @secret:one@\n');
  expect(contentProblems(environment).map(renderProblem)).toEqual([
    expect.stringMatching(
      /^b\.yaml:1:6: this is not YAML \(BAD_SCALAR_START\); .*cure: put quotes around it/,
    ),
  ]);
  expect(contentProblems({ ...environment, file: '/nowhere/unit.yaml' }).map(({ file }) => file)).toEqual([
    'b.yaml',
    'f.yaml',
    'secrets.age',
  ]);
});

test('lines that end as on Windows are told, with the first of them: every node would differ', async () => {
  expect(
    await problemsOf({ 'f.yaml': '# 前端\na: 1\r\nb: 2\r\n' }, () => ({ BOSS_SECRET_ONE: 'x1y2' })),
  ).toMatch(
    /f\.yaml:2:5: a line that ends with CR LF, as on Windows; got: 2 such lines; allowed: lines that end with LF/,
  );
});
