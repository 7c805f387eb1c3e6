/* verifies: a bundle that is kept is never older than the files in it, and nothing depends on its being there, nor on the code that V8 compiled. */
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { execa } from 'execa';

const root = resolve(__dirname, '../..');
let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'run-ts-test-'));
  for (const folder of ['scripts', 'node_modules', 'part']) mkdirSync(join(project, folder));
  for (const file of ['scripts/run-ts.cjs', 'tsconfig.json', 'package-lock.json'])
    copyFileSync(join(root, file), join(project, file));
  for (const name of ['esbuild', '@esbuild'])
    symlinkSync(join(root, 'node_modules', name), join(project, 'node_modules', name));
  mkdirSync(join(project, 'node_modules/pack'));
  writeFileSync(packed(), `exports.text = __dirname + 'ä';`);
  writeFileSync(
    join(project, 'main.ts'),
    `import { word } from './part/word'; import { text } from 'pack'; console.log(word, __dirname, text);`,
  );
  write('one');
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

const packed = () => join(project, 'node_modules/pack/index.js');
const said = (first: string) => `${first} ${project} ${dirname(packed())}ä`;
const word = () => join(project, 'part/word.ts');
const write = (text: string) => writeFileSync(word(), `export const word: string = '${text}';`);
const bundles = () => join(project, 'node_modules/.cache/bundles');
const inodes = () =>
  Object.fromEntries(
    readdirSync(bundles())
      .sort()
      .map((name) => [name, statSync(join(bundles(), name)).ino]),
  );
const kept = (ending: string) =>
  join(bundles(), readdirSync(bundles()).find((name) => name.endsWith(ending)) ?? 'none');
const run = async () => (await execa('node', ['scripts/run-ts.cjs', 'main.ts'], { cwd: project })).stdout;

test('the second run takes the bundle of the first, the third what V8 compiled in the second; each file has its own folder', async () => {
  expect(await run()).toBe(said('one'));
  const first = inodes();
  expect(Object.keys(first).map((name) => name.replace(/^.*\./, ''))).toEqual(['js', 'json']);
  expect(await run()).toBe(said('one'));
  const second = inodes();
  expect(second).toMatchObject(first);
  expect(Object.keys(second).filter((name) => name.endsWith('.js.v8'))).toHaveLength(1);
  expect(await run()).toBe(said('one'));
  expect(inodes()).toEqual(second);
  for (const name of Object.keys(second)) expect(statSync(join(bundles(), name)).mode & 0o777).toBe(0o600);
});

test('what V8 refuses of its compiled code is compiled anew', async () => {
  await run();
  await run();
  const code = kept('.v8');
  writeFileSync(code, 'code of another version of V8, with text enough to have a head');
  expect(await run()).toBe(said('one'));
  expect(statSync(code).size).toBeGreaterThan(100);
  expect(await run()).toBe(said('one'));
});

test('a package that changed counts, and of a bundle before it nothing is left', async () => {
  await run();
  await run();
  writeFileSync(packed(), `exports.text = 'another';`);
  expect(await run()).toBe(`one ${project} another`);
  expect(Object.keys(inodes())).toHaveLength(2);
});

test('a file that changed counts, also with the size and the date it had', async () => {
  expect(await run()).toBe(said('one'));
  const { atime, mtime } = statSync(word());
  write('two');
  utimesSync(word(), atime, mtime);
  expect(await run()).toBe(said('two'));
});

test('bundles of a program that is gone go when another is made', async () => {
  const other = join(project, 'other.ts');
  writeFileSync(other, 'console.log(1);');
  const names = () => Object.keys(inodes()).filter((name) => name.endsWith('.json'));
  await execa('node', ['scripts/run-ts.cjs', 'other.ts'], { cwd: project });
  await run();
  expect(names()).toHaveLength(2);
  rmSync(other);
  write('two');
  expect(await run()).toBe(said('two'));
  expect(names()).toHaveLength(1);
  expect(Object.keys(inodes())).toHaveLength(2);
});

test('what is kept and cannot be read is made anew', async () => {
  await run();
  writeFileSync(kept('.json'), '{"files":{},"bun');
  expect(await run()).toBe(said('one'));
  rmSync(word());
  await expect(run()).rejects.toThrow(/part\/word/);
});

test('where nothing can be kept it runs all the same', async () => {
  writeFileSync(join(project, 'node_modules/.cache'), '');
  expect(await run()).toBe(said('one'));
  rmSync(join(project, 'node_modules/.cache'));
  mkdirSync(bundles(), { recursive: true });
  chmodSync(bundles(), 0o500);
  expect(await run()).toBe(said('one'));
});

test('runs side by side leave one whole bundle', async () => {
  expect(await Promise.all([run(), run(), run()])).toEqual(Array(3).fill(said('one')));
  const endings = Object.keys(inodes()).map((name) => name.replace(/^[^.]*\./, ''));
  expect(endings.filter((ending) => ending !== 'js.v8')).toEqual(['js', 'json']);
  expect(await run()).toBe(said('one'));
});
