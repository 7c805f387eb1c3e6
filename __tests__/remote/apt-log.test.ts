import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { shellFile } from '../../lib/remote/shell-file';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-apt-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** A shell with the files; update.sh is a function that adds the lines to the node's log and ends with `rc`. */
async function shell(lines: readonly string[], rc: number, body: string) {
  writeFileSync(join(folder, 'boss0'), 'E: of another day\n');
  writeFileSync(join(folder, 'new'), lines.map((line) => `${line}\n`).join(''));
  const parts = [
    'firstbox/apt-log.sh',
    'firstbox/push.sh',
    'firstbox/push-one-by-one.sh',
    'firstbox/push-content.sh',
  ].map(shellFile);
  const script = `nonce=n program=x
    ${parts.join('\n')}
    report() { :; }; packed_text() { :; }; fan_out() { :; }; noted() { :; }; tell() { echo "told: $1"; }
    update_log() { echo "${folder}/$1"; }
    timeout() { cat "${folder}/new" >>"${folder}/boss0"; [ ${rc} -eq 0 ] || echo "  Updating [boss0] with [p] ... Error!"; return ${rc}; }
    main() { ${body}; }
    main </dev/null`;
  const { stdout, exitCode } = await execa('bash', ['-s'], { input: script, reject: false });
  return { stdout, exitCode };
}
const update = (lines: readonly string[], rc = 0, word = '') =>
  shell(lines, rc, `update_one boss0 p ${word}`);

const unsigned = [
  "W: The repository 'http://qingcloud-firstbox/repo indep/ Release' does not have a Release file.",
  "N: Data from such a repository can't be authenticated and is therefore potentially dangerous to use.",
  'WARNING: The following packages cannot be authenticated!',
  'Authentication warning overridden.',
];

test.each<[string, readonly string[]]>([
  ['an unsigned source', unsigned],
  [
    'a source that is not signed, as another apt says it',
    ["W: The repository 'http://f/repo indep/ Release' is not signed."],
  ],
  [
    'a key that is not known',
    [
      "W: GPG error: http://f xenial InRelease: The following signatures couldn't be verified because the public key is not available: NO_PUBKEY 40976EAF437D05B5",
    ],
  ],
  [
    'a source given twice',
    [
      'W: Duplicate sources.list entry http://f/repo/ indep/ Packages',
      'W: You may want to run apt-get update to correct these problems',
    ],
  ],
  [
    'a download as root',
    ["W: Download is performed unsandboxed as root as file '/x' couldn't be accessed by user '_apt'."],
  ],
  [
    'what another package warns of',
    ['W: Possible missing firmware /lib/firmware/x.bin for module r8169', 'W: mdadm: no arrays defined'],
  ],
  ['a word that begins like an error', ['E : not of apt', 'Err:1 http://f']],
])('no failure: %s', async (_name, lines) => {
  expect(await update(lines)).toEqual({ stdout: '', exitCode: 0 });
});

test.each<[string, string]>([
  ['a fetch that failed', 'W: Failed to fetch http://f/repo/indep/Packages  404  Not Found'],
  [
    'an old index used',
    'W: Some index files failed to download. They have been ignored, or old ones used instead.',
  ],
  [
    'a signature that kept the old index',
    'W: An error occurred during the signature verification. The repository is not updated and the previous index files will be used. GPG error: http://f',
  ],
  [
    'an index that is too old',
    'W: Release file for http://f/InRelease is expired. Updates for this repository will not be applied.',
  ],
  ['another sum', 'W: http://f/repo/indep/p.deb: Hash Sum mismatch'],
  ['an error', "E: The repository 'http://f/repo indep/ Release' is not signed."],
])('a failure although update.sh says OK.: %s', async (_name, line) => {
  const { stdout, exitCode } = await update([...unsigned, line]);
  expect(stdout).toBe(
    `update.sh of p on boss0 ended with 0, apt said: ${line.slice(0, 160)}: what is installed there may be the old one; in full: ${folder}/boss0`,
  );
  expect(exitCode).toBe(1);
});

test('where the version tells what is installed, a fetch that failed is told and no failure', async () => {
  const line = 'W: Failed to fetch http://user:secret@elsewhere/Packages  Could not resolve';
  const { stdout, exitCode } = await update([line], 0, 'versions');
  expect(stdout).toMatch(
    /^told: update\.sh of p on boss0 ended with 0, apt said: W: Failed to fetch http:\/\/…@elsewhere/,
  );
  expect([exitCode, stdout]).toEqual([0, expect.not.stringContaining('secret')]);
});

test.each<[string, readonly string[], string]>([
  [
    'apt',
    [
      ...unsigned,
      'E: Could not get lock /var/lib/dpkg/lock-frontend - open (11: Resource temporarily unavailable)',
    ],
    'apt said: E: Could not get lock',
  ],
  [
    'dpkg, the cause before the end',
    [
      'dpkg: error processing package p (--configure):',
      ' subprocess installed post-installation script returned error exit status 3',
      'Errors were encountered while processing:',
      ' p',
      'E: Sub-process /usr/bin/dpkg returned an error code (1)',
    ],
    'apt said: dpkg: error processing package p (--configure):\n subprocess installed post-installation script returned error exit status 3\nE: Sub-process',
  ],
  ['ssh', ['ssh: connect to host boss0 port 22: Connection refused'], 'apt said: ssh: connect to host boss0'],
  [
    'something else: the last words',
    ['Reading package lists...', 'bash: apt-get: command not found', ''],
    'apt said: bash: apt-get: command not found',
  ],
  ['nobody: the log is named', [], 'ended with 1; in full: '],
])('update.sh says Error!; why is told by %s', async (_name, lines, words) => {
  for (const word of ['', 'versions']) {
    const { stdout, exitCode } = await update(lines, 1, word);
    expect(stdout).toContain(words);
    expect(stdout).toContain(`; in full: ${folder}/boss0`);
    expect(stdout).not.toContain('of another day');
    expect(exitCode).toBe(1);
  }
});

test('a push to many hosts at once: the words of apt on the host that failed', async () => {
  const push = (lines: readonly string[], rc: number) =>
    shell(
      lines,
      rc,
      `needs_update() { :; }; build_package() { :; }; echo x >${folder}/source
      push_package p ${folder}/source "$(sha256sum <${folder}/source | cut -c1-64)" boss0`,
    );
  const failed = await push(['E: Unable to locate package p'], 1);
  expect(failed.stdout).toContain(
    `apt said on boss0: E: Unable to locate package p; in full: ${folder}/boss0`,
  );
  expect(failed.exitCode).toBe(1);
  expect(await push(unsigned, 0)).toEqual({ stdout: '', exitCode: 0 });
});

test('a log that began anew is read from its beginning', async () => {
  const { stdout } = await shell(
    ['E: x'],
    0,
    `echo >${folder}/boss0; echo 'E: new' >${folder}/boss0; apt_said boss0 1000 0`,
  );
  expect(stdout).toBe('E: new');
});
