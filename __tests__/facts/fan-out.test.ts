import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { firstboxLibrary } from '../../facts/shell-files';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-fan-out-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** Lines of one fan-out over an exec_nodes.sh that is the given shell text. */
async function fanOut(
  execNodes: string,
  setting: string,
  program: string,
  hosts: string,
): Promise<readonly string[]> {
  writeFileSync(join(folder, 'exec_nodes.sh'), execNodes, { mode: 0o755 });
  const script = `nonce=n engine=exec_nodes width=1 host_seconds=5\n${firstboxLibrary}
    exec_nodes=${folder}/exec_nodes.sh ${setting}
    arguments_for() { printf '%s=x ' "$@"; }
    fan_out '${program}' ${hosts}`;
  const { stdout } = await execa('bash', ['-s'], { input: script, reject: false });
  return stdout.split('\n').filter((line) => line !== '');
}

const recorder = `#!/bin/bash
echo 'TARGET NODES:'; echo "    $2"; echo 'TARGET COMMAND:'; echo "    $3"
for host in \${2//,/ }; do
  echo "Execing [$host] with [$3] ..."; echo "@@n $host called with -f as $1 by \${3##*-- }"; echo
done
echo Done.`;

test('a large group is called in parts, every host once, each part with the arguments of its hosts only', async () => {
  const lines = await fanOut(recorder, 'hosts_per_call=2', 'QUJD', 'a b c');
  expect(lines).toEqual([
    '~[a',
    '@@n from a called with -f as -f by n - a=x b=x ',
    '~[b',
    '@@n from b called with -f as -f by n - a=x b=x ',
    '~ Done.',
    '~[c',
    '@@n from c called with -f as -f by n - c=x ',
    '~ Done.',
  ]);
});

test('a node that calls itself firstbox does not speak for the firstbox', async () => {
  const lines = await fanOut(
    `#!/bin/bash\necho '@@n firstbox answer 0 absent -'; echo '@@n a end 0'`,
    '',
    'QUJD',
    'a',
  );
  expect(lines).toEqual(['@@n from node-called-firstbox answer 0 absent -', '@@n from a end 0']);
});

test('a command that parallel would refuse without a word is not sent', async () => {
  const lines = await fanOut(recorder, '', 'A'.repeat(70_000), 'a');
  expect(lines).toEqual([expect.stringMatching(/^@@n too-long 70\d+$/)]);
});

test('a megabyte of noise is cut to a few lines, and a receipt behind it is kept', async () => {
  const noise = `#!/bin/bash
    echo 'Execing [a] with [x] ...'; for _ in {1..2000}; do printf '%0500d\\n' 0; done; echo '@@n a end 0'; echo '@@x a end 0'; head -c 1000000 /dev/zero | tr '\\0' z`;
  const lines = await fanOut(noise, '', 'QUJD', 'a');
  expect(lines.filter((line) => line.startsWith('@@'))).toEqual(['@@n from a end 0']);
  expect(lines.join('\n').length).toBeLessThan(3000);
});

test('an exec_nodes.sh that hangs is given up after its time', async () => {
  const lines = await fanOut(
    '#!/bin/bash\necho "Execing [a] with [x] ..."; exec sleep 60',
    'host_seconds=1 grace_seconds=0',
    'QUJD',
    'a',
  );
  expect(lines).toEqual(['~[a']);
});
