/* verifies: a bundle that is kept is never older than the files in it, and nothing depends on its being there. */
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
import { join, resolve } from 'node:path';
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
  writeFileSync(
    join(project, 'main.ts'),
    `import { word } from './part/word'; console.log(word, __dirname);`,
  );
  write('one');
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

const word = () => join(project, 'part/word.ts');
const write = (text: string) => writeFileSync(word(), `export const word: string = '${text}';`);
const bundles = () => join(project, 'node_modules/.cache/bundles');
const run = async () => (await execa('node', ['scripts/run-ts.cjs', 'main.ts'], { cwd: project })).stdout;

test('the second run takes the bundle of the first, each file has its own folder', async () => {
  expect(await run()).toBe(`one ${project}`);
  const [kept = ''] = readdirSync(bundles());
  const file = join(bundles(), kept);
  const before = statSync(file).ino;
  expect(await run()).toBe(`one ${project}`);
  expect(statSync(file).ino).toBe(before);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a file that changed counts, also with the size and the date it had', async () => {
  expect(await run()).toBe(`one ${project}`);
  const { atime, mtime } = statSync(word());
  write('two');
  utimesSync(word(), atime, mtime);
  expect(await run()).toBe(`two ${project}`);
});

test('what is kept and cannot be read is made anew', async () => {
  await run();
  const [kept = ''] = readdirSync(bundles());
  writeFileSync(join(bundles(), kept), '{"files":{},"tex');
  expect(await run()).toBe(`one ${project}`);
  rmSync(word());
  await expect(run()).rejects.toThrow(/part\/word/);
});

test('where nothing can be kept it runs all the same', async () => {
  writeFileSync(join(project, 'node_modules/.cache'), '');
  expect(await run()).toBe(`one ${project}`);
  rmSync(join(project, 'node_modules/.cache'));
  mkdirSync(bundles(), { recursive: true });
  chmodSync(bundles(), 0o500);
  expect(await run()).toBe(`one ${project}`);
});

test('runs side by side leave one whole bundle', async () => {
  expect(await Promise.all([run(), run(), run()])).toEqual(Array(3).fill(`one ${project}`));
  expect(readdirSync(bundles())).toHaveLength(1);
  expect(await run()).toBe(`one ${project}`);
});
