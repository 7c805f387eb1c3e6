import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { quote } from '../../lib/remote/quote';
import { hostLibrary } from '../../lib/remote/shell-files';
import { isAnswer } from '../../lib/remote/answers';

const folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-content-'));
const at = (name: string) => join(folder, name);
beforeAll(() => {
  writeFileSync(at('same'), 'key: 1\n');
  writeFileSync(at('other'), 'key: 2\n');
  symlinkSync(at('same'), at('link'));
  mkdirSync(at('twice'));
  writeFileSync(at('twice/same'), 'key: 1\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Asks in a real bash that knows what is desired of `wanted`; `files` is what the package holds, or dpkg's own words. */
async function ask(fn: string, args: readonly string[], files = ''): Promise<string> {
  const hash = createHash('sha256').update('key1key: 1\n').digest('hex');
  const script = `content_key=key1\ndeclare -A wanted_hash=([wanted]=${hash})\n${hostLibrary(fn)}\ndpkg-query() { printf '%s\\n' ${quote(files)}; }\ntimeout() { shift; "$@"; }\nask ${[fn, ...args].map(quote).join(' ')}\nprintf '%s' "$word"`;
  const { stdout } = await execa('bash', ['-s', '--', 'nonce1', '-'], { input: script });
  expect(isAnswer(fn, stdout)).toBe(true);
  return stdout;
}

test.each([
  ['same', 'wanted', 'as-desired'],
  ['other', 'wanted', 'different'],
  ['none', 'wanted', 'absent'],
  ['link', 'wanted', 'unreadable'],
  ['twice', 'wanted', 'unreadable'],
  ['same', 'unsaid', 'unreadable'],
])('file %s, desired %s: %s', async (file, name, word) => {
  expect(await ask('file_content', [at(file), name])).toBe(word);
});

test.each([
  ['one file of that name', ['/.', folder, at('same'), at('other')], 'as-desired'],
  ['a diversion told beside it', ['diverted by x to: /y', at('same')], 'as-desired'],
  ['two', [at('same'), at('twice/same')], 'unreadable'],
  ['none', [at('other')], 'unreadable'],
  ['a file that is gone from disk', [at('gone/same')], 'absent'],
  ['not installed', ["dpkg-query: package 'p' is not installed"], 'absent'],
  [
    'warned of another package',
    [
      "dpkg-query: warning: parsing file '/var/lib/dpkg/status' near line 5 package 'x':",
      ' missing description',
      at('same'),
    ],
    'as-desired',
  ],
  [
    'not installed, and warned',
    ['dpkg-query: warning: files list', "dpkg-query: package 'p' is not installed"],
    'absent',
  ],
  ['only warned', ['dpkg-query: warning: files list file for package is missing'], 'unreadable'],
  ['indented without a warning', [' x', at('same')], 'unreadable'],
  ['something else', ['dpkg-query: error: failed to open'], 'unreadable'],
  ['nothing', [''], 'unreadable'],
])('the file of a package: %s', async (_what, files, word) => {
  expect(await ask('packaged_content', ['p', 'same', 'wanted'], files.join('\n'))).toBe(word);
});

test('the version of a file is another one after a change that leaves size and time', async () => {
  const before = await ask('file_version', [at('other')]);
  await execa(
    'bash',
    [
      '-c',
      'touch -r "$1" ref; sleep 0.02; printf "key: 3\\n" >"$1"; touch -r ref "$1"; rm ref',
      '-',
      at('other'),
    ],
    { cwd: folder },
  );
  const after = await ask('file_version', [at('other')]);
  expect(after).toMatch(/^\d+-7-\d+\.\d{9}$/);
  expect(after).not.toBe(before);
  expect(await ask('file_version', [at('none')])).toBe('absent');
});

test.each([
  [0o644, 'public'],
  [0o604, 'public'],
  [0o640, 'private'],
  [0o600, 'private'],
])('mode %o of a file is %s', async (mode, word) => {
  chmodSync(at('other'), mode);
  expect(await ask('file_readers', [at('other')])).toBe(word);
});
