import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { makeDeb } from '../../lab/make-deb';
import { readEnvironmentFile } from '../../lib/environment/read-environment-file';
import { placedPackages } from '../../lib/desired/wanted-packages';
import { renderProblem } from '../../lib/text/problem';
import { packageFileProblems } from '../../lib/observe/package-files';

let folder: string;
let deb: string;
let sum: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-package-'));
  mkdirSync(join(folder, 'packages'));
  deb = await makeDeb(join(folder, 'packages'), 'pitrix-boss2-web', '2.1.0');
  sum = createHash('sha256').update(readFileSync(deb)).digest('hex');
});
afterAll(() => rmSync(folder, { recursive: true }));

const example = readFileSync(join(__dirname, '../../environments/examples/zone.yaml'), 'utf8');

/** What is found of an environment that wants the package so; names of the folder are taken out. */
async function problemsOf(wish: { name?: string; version?: string; sha256?: string; file?: string }) {
  const {
    name = 'pitrix-boss2-web',
    version = '2.1.0',
    sha256 = sum,
    file = `packages/${basename(deb)}`,
  } = wish;
  const path = join(folder, 'unit.yaml');
  const entry = `          name: ${name}\n          version: '${version}'\n          sha256: '${sha256}'\n          file: ${file}\n`;
  writeFileSync(
    path,
    `${example.slice(0, example.indexOf('boss:\n'))}boss:\n  v2:\n    deploy: added\n    packages:\n      frontEnd:\n        -\n${entry}`,
  );
  const read = readEnvironmentFile(path, 'unit.yaml');
  if ('problems' in read) throw new Error(read.problems.map(renderProblem).join('\n'));
  const problems = await packageFileProblems(path, placedPackages(read.environment));
  return problems.map((problem) => renderProblem(problem).replaceAll(`${folder}/`, ''));
}

test('the right file, relative to the environment file or absolute', async () => {
  expect(await problemsOf({})).toEqual([]);
  expect(await problemsOf({ file: deb })).toEqual([]);
});

test('each fault points at the key that it contradicts, in four parts', async () => {
  const lines = [
    ...(await problemsOf({ file: 'packages/gone.deb' })),
    ...(await problemsOf({ sha256: 'ab'.repeat(32) })),
    ...(await problemsOf({ version: '2.1.1' })),
    ...(await problemsOf({ name: 'pitrix-boss2-other' })),
  ];
  expect(lines.map((line) => line.replace(/:\d+:/, ':N:').replace(/; allowed.*?; cure/, '; cure'))).toEqual([
    'unit.yaml:N:17: a package file that is not there; got: packages/gone.deb; cure: put the file there, or correct the path; it counts from the folder of this file',
    `unit.yaml:N:19: packages/${basename(deb)} does not have this sha256; got: ${sum}; cure: compare it with what its maker says; then correct the file, or the sha256`,
    `unit.yaml:N:20: packages/${basename(deb)} is another package; got: \`pitrix-boss2-web 2.1.0\`; cure: correct the version, or name the right file and its sha256`,
    `unit.yaml:N:17: packages/${basename(deb)} is another package; got: \`pitrix-boss2-web 2.1.0\`; cure: correct the name, or name the right file and its sha256`,
  ]);
  expect(lines[0]).toContain(
    'allowed: a file with the package pitrix-boss2-web 2.1.0, of the sha256 beside it',
  );
});

test('a folder, and a file of the right sha256 that is no package', async () => {
  mkdirSync(join(folder, 'packages/folder.deb'));
  expect(await problemsOf({ file: 'packages/folder.deb' })).toEqual([
    expect.stringContaining('a package file that is no plain file') as string,
  ]);
  writeFileSync(join(folder, 'packages/text.deb'), 'abc');
  const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect(await problemsOf({ file: 'packages/text.deb', sha256 })).toEqual([
    expect.stringContaining('packages/text.deb is another package; got: `no package no package`') as string,
  ]);
});

test('without dpkg-deb its name and version are not asked for', async () => {
  const { PATH } = process.env;
  process.env['PATH'] = folder;
  try {
    expect(await problemsOf({ version: '2.1.1' })).toEqual([]);
  } finally {
    process.env['PATH'] = PATH;
  }
});
