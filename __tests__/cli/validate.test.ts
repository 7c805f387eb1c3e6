import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder, removeProjectFolders } from '../environment/project-folder';

const root = join(__dirname, '../..');
const valid = readFileSync(join(root, 'environments/examples/zone.yaml'), 'utf8');
const folder = projectFolder({
  'good.yaml': valid,
  'bad.yaml': valid.replace('zone: pek3a', 'zone: 7').replace("'4.7'", '4.10'),
});

afterAll(removeProjectFolders);

function validate(
  directory: string,
  ...names: readonly string[]
): { code: number | null; out: string; err: string } {
  const run = spawnSync(process.execPath, [join(root, 'scripts/boss.cjs'), '--npm', 'validate', ...names], {
    cwd: directory,
    encoding: 'utf8',
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

test('all environments: each verdict, every problem without a stack, exit code 1', () => {
  const { code, out, err } = validate(folder);
  expect(code).toBe(1);
  expect(out).toBe('good: valid (zone pek3a, firstbox firstbox.example.com)\n');
  expect(err.split('\n').map((line) => line.split(';')[0])).toStrictEqual([
    'environments/bad.yaml:7:7: zone is not text: unquoted, YAML reads it as the number 7',
    'environments/bad.yaml:9:12: installer is not text: unquoted, YAML reads it as the number 4.1',
    'environments/bad.yaml: not valid, 2 problems',
    '',
  ]);
});

test('a named environment that is valid: exit code 0', () => {
  expect(validate(folder, 'good')).toStrictEqual({
    code: 0,
    out: 'good: valid (zone pek3a, firstbox firstbox.example.com)\n',
    err: '',
  });
});

test('for programs: one document a file, problems with place and parts, the same exit code', () => {
  const { code, out, err } = validate(folder, '--json');
  expect([code, err]).toStrictEqual([1, '']);
  const [bad, good] = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  expect(bad).toMatchObject({
    apiVersion: 'boss-cdktf/validation/v1',
    file: 'environments/bad.yaml',
    valid: false,
    problems: [
      {
        file: 'environments/bad.yaml',
        line: 7,
        column: 7,
        got: expect.any(String),
        cure: expect.any(String),
      },
      { line: 9, column: 12, what: expect.stringMatching(/^installer is not text/) },
    ],
  });
  expect(good).toEqual({
    apiVersion: 'boss-cdktf/validation/v1',
    file: 'environments/good.yaml',
    environment: 'good',
    valid: true,
    problems: [],
    warnings: [],
  });
  expect(JSON.parse(validate(folder, 'goood', '--json').out)).toMatchObject({
    valid: false,
    problems: [{ line: 0, what: 'no such environment' }],
  });
});

test('a variable that no document has is a hint, and no problem', () => {
  const text = `${valid}\ncomponents:\n  iam: { group: iam, packages: [pitrix-iam], variables: { iam_x: 1 } }\n`;
  const { code, out, err } = validate(projectFolder({ 'hint.yaml': text }));
  expect([code, err]).toStrictEqual([0, '']);
  expect(out).toMatch(
    /^hint: valid \(.*\)\nhint: hint: iam: known variables: none beside deploy_iam; iam_x /,
  );
});

test('a package file that is not there: where it is named, exit code 1', () => {
  const sha256 = 'ab'.repeat(32);
  const wish = `  v2: { deploy: added, packages: { backEnd: [{ name: p1, version: '1', sha256: ${sha256}, file: p.deb }] } }`;
  const { code, out, err } = validate(
    projectFolder({ 'packages.yaml': valid.replace('  v1: absent', () => wish) }),
  );
  expect([code, out]).toStrictEqual([1, '']);
  expect(err).toMatch(
    /^environments\/packages\.yaml:\d+:\d+: a package file that is not there; got: \S+p\.deb;/,
  );
  expect(err).toMatch(/environments\/packages\.yaml: not valid, 1 problem\n$/);
});

test('no such environment: exit code 2, the names there are', () => {
  const { code, out, err } = validate(folder, 'goood', 'good');
  expect([code, out]).toStrictEqual([2, '']);
  expect(err).toBe(
    'validate: no such environment; got: `goood`, that is environments/goood.yaml; allowed: environments here: bad, good; cure: did you mean good?\n',
  );
});

test('no environment at all: exit code 2', () => {
  const { code, err } = validate(projectFolder({}));
  expect(code).toBe(2);
  expect(err).toContain('there is no environment yet');
});

test('wrong usage: exit code 2; help: exit code 0', () => {
  const wrong = validate(folder, '--all');
  expect([wrong.code, wrong.out]).toStrictEqual([2, '']);
  expect(wrong.err).toMatch(/unknown option '--all'/);
  const help = validate(folder, '--help');
  expect([help.code, help.err]).toStrictEqual([0, '']);
  expect(help.out).toContain('[environment...]');
});
