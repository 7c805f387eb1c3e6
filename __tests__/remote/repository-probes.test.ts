import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { execa } from 'execa';
import { isAnswer } from '../../lib/remote/answers';
import { quote } from '../../lib/remote/quote';
import { hostLibrary } from '../../lib/remote/shell-files';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-repository-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** Asks with a folder of the test as repository; `before` is shell that comes first. */
async function ask(
  fn: string,
  args: readonly string[],
  before = '',
): Promise<{ word: string; detail: string }> {
  const script = `${hostLibrary(fn)}\nindep=${folder} pending_directory=${folder}\n${before}\nask ${[fn, ...args].map(quote).join(' ')}\nprintf '%s\\n%s' "$word" "$detail"`;
  const { stdout } = await execa('bash', ['-s', '--', 'nonce', '-'], { input: script });
  const [word = '', ...detail] = stdout.split('\n');
  expect(isAnswer(fn, word)).toBe(true);
  return { word, detail: detail.join('\n') };
}
function index(...packages: readonly [string, string][]): string {
  return packages
    .map(
      ([name, version]) =>
        `Package: ${name}\nSource: s\nVersion: ${version}\nDescription: x\n Version: 9\n\n`,
    )
    .join('');
}
const zipped = (...packages: readonly [string, string][]) =>
  writeFileSync(join(folder, 'Packages.gz'), gzipSync(index(...packages)));

test('the version is the newest, missing, or there is a newer one, by the rules of dpkg and the very name', async () => {
  zipped(['p', '2.9'], ['p', '2.10'], ['p-more', '3.0'], ['q', '2.0~rc1'], ['r', '1:1.0']);
  const newest = async (name: string, version: string) =>
    (await ask('newest_in_index', [name, version])).word;
  expect(await newest('p', '2.10')).toBe('newest');
  expect(await newest('p', '3.0')).toBe('missing');
  expect(await newest('q', '2.0')).toBe('missing');
  expect(await newest('r', '1.0')).toBe('newest');
  expect((await ask('newest_in_index', ['p', '2.11'])).detail).toBe('it offers 2.9 2.10');
  const newer = await ask('newest_in_index', ['p', '2.9']);
  expect(newer).toEqual({
    word: 'newer',
    detail: `p 2.10, which update.sh would install: take its .deb out of ${folder} and run /pitrix/bin/scan_all.sh, or want 2.10`,
  });
  expect(await ask('newer_in_index', ['p', '2.9'])).toEqual(newer);
  expect((await ask('newer_in_index', ['p', '3.0'])).word).toBe('none');
});

test('no index and a plain one are read as they are; one that is cut off is not', async () => {
  expect(await ask('newest_in_index', ['p', '1.0'])).toEqual({ word: 'missing', detail: 'it offers none' });
  writeFileSync(join(folder, 'Packages'), index(['p', '1.0']));
  expect((await ask('newest_in_index', ['p', '1.0'])).word).toBe('newest');
  writeFileSync(join(folder, 'Packages.gz'), gzipSync(index(['p', '1.0'])).subarray(0, 30));
  for (const fn of ['newest_in_index', 'newer_in_index'])
    expect(await ask(fn, ['p', '1.0'])).toEqual({
      word: 'unreadable',
      detail: expect.stringContaining('unexpected end of file') as string,
    });
});

test('without a dpkg that compares nothing is known', async () => {
  zipped(['p', '1.0']);
  expect(await ask('newest_in_index', ['p', '1.0'], 'dpkg() { return 127; }')).toEqual({
    word: 'unreadable',
    detail: 'dpkg cannot compare the versions 1.0 and 1.0 of p',
  });
});

test('the place of a package file is free, or taken by another content', async () => {
  const file = join(folder, 'x.deb');
  const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect((await ask('package_place', [file, abc])).word).toBe('free');
  writeFileSync(file, 'abc');
  expect((await ask('package_place', [file, abc])).word).toBe('free');
  expect(await ask('package_place', [file, abc.replace('b', 'c')])).toEqual({
    word: 'taken',
    detail: `${file} is there with other content, and a package file is never replaced: give the new package a new version`,
  });
});

test('a note of an upgrade that was broken off, and one that nobody wrote', async () => {
  expect((await ask('boss2_database', ['unit1'])).word).toBe('migrated');
  mkdirSync(join(folder, 'unit1'));
  const note = join(folder, 'unit1', 'migrate-pending');
  writeFileSync(note, 'boss0 2026-01-02T03:04:05Z p=2.1.0 q=2.0~rc1\n');
  expect(await ask('boss2_database', ['unit1'])).toEqual({
    word: 'unmigrated',
    detail: 'since 2026-01-02T03:04:05Z, for p=2.1.0 q=2.0~rc1',
  });
  for (const text of ['', 'boss0\n', '$(reboot) now p=1\n']) {
    writeFileSync(note, text);
    expect((await ask('boss2_database', ['unit1'])).word).toBe('unreadable');
  }
});
