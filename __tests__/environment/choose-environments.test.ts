import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { chooseEnvironments } from '../../lib/environment/choose-environments';
import { renderProblem } from '../../lib/text/problem';
import { projectFolder, removeProjectFolders } from './project-folder';

const root = join(__dirname, '../..');
const valid = readFileSync(join(root, 'environments/examples/zone.yaml'), 'utf8');

afterAll(removeProjectFolders);

function chosen(folder: string, selection?: string): readonly string[] {
  const result = chooseEnvironments(folder, selection);
  return 'problems' in result
    ? result.problems.map(renderProblem)
    : result.environments.map(({ name, file }) => `${name} ${file}`);
}

test('unset, the only environment is meant; the examples do not count', () => {
  const folder = projectFolder({ 'lab.yaml': valid, 'README.md': '' });
  mkdirSync(join(folder, 'environments/examples'));
  expect(chosen(folder)).toStrictEqual([`lab ${folder}/environments/lab.yaml`]);
});

test('unset with several: a problem that lists them', () => {
  expect(chosen(projectFolder({ 'b.yaml': valid, 'a.yaml': valid }))).toStrictEqual([
    'BOSS_ENVIRONMENT: no environment is chosen, and there are several; got: nothing; allowed: environments here: a, b; cure: set BOSS_ENVIRONMENT to one or more, with commas between them',
  ]);
});

test('unset with none', () => {
  const message =
    'BOSS_ENVIRONMENT: there is no environment yet; got: no file environments/<name>.yaml; allowed: environments here: none is there yet; cure: begin with a copy of environments/examples/zone.yaml';
  expect(chosen(projectFolder({}))).toStrictEqual([message]);
  expect(chosen(join(projectFolder({}), 'nowhere'))).toStrictEqual([message]);
});

test('names and paths, relative to the project or absolute, each once', () => {
  const folder = projectFolder({ 'a.yaml': valid, 'b.yaml': valid });
  const other = join(projectFolder({ 'c.yaml': valid }), 'environments/c.yaml');
  expect(chosen(folder, `b, environments/a.yaml,${other},a`)).toStrictEqual([
    `b ${folder}/environments/b.yaml`,
    `a ${folder}/environments/a.yaml`,
    `c ${other}`,
  ]);
});

test('a name that is not there: what there is, and what was probably meant', () => {
  const folder = projectFolder({ 'pek3a.yaml': valid, 'sh1a.yaml': valid });
  expect(chosen(folder, 'pek3b,gd2,,../x.yaml')).toStrictEqual([
    'BOSS_ENVIRONMENT: no such environment; got: `pek3b`, that is environments/pek3b.yaml; allowed: environments here: pek3a, sh1a; cure: did you mean pek3a?',
    'BOSS_ENVIRONMENT: no such environment; got: `gd2`, that is environments/gd2.yaml; allowed: environments here: pek3a, sh1a; cure: choose one of these, or give the path of a file',
    'BOSS_ENVIRONMENT: an empty name among the chosen environments; got: nothing; allowed: environments here: pek3a, sh1a; cure: correct BOSS_ENVIRONMENT; unset, it means the only environment there is',
    expect.stringMatching(
      /^BOSS_ENVIRONMENT: no such environment; got: `\.\.\/x\.yaml`, that is \/.*\/x\.yaml; allowed: /,
    ),
  ]);
});

test('an empty selection does not mean the only environment', () => {
  expect(chosen(projectFolder({ 'a.yaml': valid }), '')).toStrictEqual([
    expect.stringContaining('an empty name among'),
  ]);
});

test('two files of one name', () => {
  const folder = projectFolder({ 'a.yaml': valid });
  const other = join(projectFolder({ 'a.yaml': valid }), 'environments/a.yaml');
  expect(chosen(folder, `a,${other}`)).toStrictEqual([
    `${other}:1:1: two chosen environments have the same name; got: \`a\`; allowed: a name of its own for each environment: it is the name of the stack; cure: rename this file or ${folder}/environments/a.yaml`,
  ]);
});

test('the problems of all files at once, each under the name an operator knows', () => {
  const folder = projectFolder({
    'a.yaml': valid.replace('place: global', 'place: moon'),
    'b.yaml': '',
    'c.yaml': valid,
  });
  expect(chosen(folder, 'a,b,c').map((message) => message.split(';')[0])).toStrictEqual([
    'environments/a.yaml:11:8: place is not one of the known words',
    'environments/b.yaml:1:1: the file is empty',
  ]);
});

test('a 10 GB file is measured, not read', () => {
  const folder = projectFolder({ 'a.yaml': valid });
  truncateSync(join(folder, 'environments/a.yaml'), 10_000_000_000);
  expect(chosen(folder)).toStrictEqual([
    'environments/a.yaml:1:1: the file is too large to be an environment; got: 10000000000 bytes; allowed: up to 262144 bytes; cure: check that this is the right file',
  ]);
});

test.each([
  [
    'GBK',
    Buffer.concat([Buffer.from('zone: lab1\n# '), Buffer.from([0xc4, 0xe3])]),
    '2:3',
    'bytes of another encoding, such as GBK or Latin-1',
  ],
  ['UTF-16', Buffer.from('\uFEFFzone: lab1\n', 'utf16le'), '1:1', 'UTF-16'],
  [
    'a cut-off character',
    Buffer.from('zone: 卸').subarray(0, 8),
    '1:7',
    'bytes of another encoding, such as GBK or Latin-1',
  ],
])('%s is not UTF-8', (_name, bytes, place, got) => {
  expect(chosen(projectFolder({ 'a.yaml': bytes }))).toStrictEqual([
    `environments/a.yaml:${place}: the file is not UTF-8; got: ${got}; allowed: UTF-8; cure: save the file as UTF-8`,
  ]);
});

describe('what is not a file that can be read', () => {
  const message = (what: string, got: string): string =>
    `environments/a.yaml:1:1: ${what}; got: ${got}; allowed: a plain file that you may read; cure: check the path and the rights of the file (ls -l)`;

  test('a directory', () => {
    const folder = projectFolder({});
    mkdirSync(join(folder, 'environments/a.yaml'));
    expect(chosen(folder, 'a')).toStrictEqual([message('this is not a file', 'a directory')]);
  });

  test('a pipe, without waiting for its writer', () => {
    const folder = projectFolder({});
    execFileSync('mkfifo', [join(folder, 'environments/a.yaml')]);
    expect(chosen(folder)).toStrictEqual([message('this is not a file', 'a device or pipe')]);
  });

  test('an endless device', () => {
    const folder = projectFolder({});
    symlinkSync('/dev/zero', join(folder, 'environments/a.yaml'));
    expect(chosen(folder)).toStrictEqual([message('this is not a file', 'a device or pipe')]);
  });

  test('a file whose reading fails', () => {
    const folder = projectFolder({});
    symlinkSync('/proc/self/mem', join(folder, 'environments/a.yaml'));
    expect(chosen(folder)).toStrictEqual([message('the file cannot be read', 'EIO')]);
  });
});

test('the examples are valid', () => {
  const result = chooseEnvironments(
    root,
    'environments/examples/zone.yaml,environments/examples/region.yaml',
  );
  expect(
    'environments' in result && result.environments.map(({ name, topology }) => [name, topology]),
  ).toStrictEqual([
    ['zone', 'zone'],
    ['region', 'region'],
  ]);
});
