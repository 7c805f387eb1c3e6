import { execa } from 'execa';
import { shellFile } from '../../lib/remote/shell-file';

/** What a script of the pushing files notes in the journal before it begins something. */
async function noted(script: string): Promise<readonly string[]> {
  const files = [
    'firstbox/host-output.sh',
    'firstbox/push.sh',
    'firstbox/push-one-by-one.sh',
    'firstbox/push-content.sh',
  ]
    .map(shellFile)
    .join('\n');
  const stubs = `nonce=n program=x zone=unit1 about_step=1
    noted() { echo "@@n $*"; }
    stop_wanted() { false; }
    timeout() { shift 3; "$1" "\${@:2}"; }
    update_log() { echo /dev/null; }
    fan_out() { shift; for name in "$@"; do echo "@@n from $name step 1 differs"; done; }`;
  const { stdout } = await execa('bash', ['-s'], { input: `${files}\n${stubs}\n${script}`, reject: false });
  return stdout.split('\n').filter((line) => line.startsWith('@@n '));
}

test('a build that fails notes no host as one that something was brought to', async () => {
  const failing = 'build_package() { echo "no package"; return 1; }';
  expect(await noted(`${failing}\npush_one_by_one p a,b`)).toEqual([]);
  expect(
    await noted(`${failing}\npush_package p /dev/null "$(sha256sum </dev/null | cut -c1-64)" a,b`),
  ).toEqual([]);
});

test('hosts are noted with their step just before something is brought to them', async () => {
  const built = 'build_package() { :; }';
  expect(await noted(`${built}\npush_one_by_one p a,b`)).toEqual(['@@n updating a', '@@n bringing 1 a']);
  expect(
    await noted(`${built}\npush_package p /dev/null "$(sha256sum </dev/null | cut -c1-64)" a,b`),
  ).toEqual(['@@n bringing 1 a b']);
});
