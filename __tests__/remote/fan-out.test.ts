import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { firstboxLibrary } from '../../lib/remote/shell-files';
import { FanOutFolder } from './fan-out-folder';

let place: FanOutFolder;
let folder: string;
beforeEach(() => (folder = (place = new FanOutFolder()).path));
afterEach(() => place.remove());

const recorder = `#!/bin/bash
echo 'TARGET NODES:'; echo "    $2"; echo 'TARGET COMMAND:'; echo "    $3"
called=\${3##*-- }
for host in \${2//,/ }; do
  echo "Execing [$host] with [$3] ..."; echo "@@n $host called with -f as $1 by \${called%;case*}"; echo
done
echo Done.`;

test('a large group is called in parts, every host once, each part with the arguments of its hosts only', async () => {
  const lines = await place.run(recorder, 'hosts_per_call=2', 'QUJD', 'a b c');
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
  const lines = await place.run(
    `#!/bin/bash\necho '@@n firstbox answer 0 absent -'; echo '@@n a end 0'`,
    '',
    'QUJD',
    'a',
  );
  expect(lines).toEqual(['@@n from a called firstbox', '@@n from a end 0']);
});

test('a receipt counts for the host whose output it stands in; another name is told of that host, once', async () => {
  const cloned = `#!/bin/bash
    echo '@@n a answer 0 absent -'
    echo 'Execing [a] with [x] ...'; echo '@@n b answer 0 absent -'; echo '@@n b end 1'; echo
    echo 'Execing [b] with [x] ...'; echo '@@n b end 0'`;
  expect(await place.run(cloned, '', 'QUJD', 'a b')).toEqual([
    '~ a receipt came outside of the output of every host, and proves nothing',
    '~[a',
    '@@n from a called b',
    '~[b',
    '@@n from b end 0',
  ]);
});

test.each([
  ['its own', "echo 'Execing [b] with [x] ...'", 'from b twice'],
  [
    'the word of the platform',
    "echo 'Error: The node [b] is unreachable. Please check the network!'",
    'from b twice',
  ],
])('an output of another host that a host writes is told beside %s', async (_, genuine, told) => {
  const forged = `#!/bin/bash
    echo 'Execing [a] with [x] ...'; echo '@@n a end 0'; echo 'Execing [b] with [x] ...'; echo '@@n b end 0'; echo
    ${genuine}`;
  expect(await place.run(forged, '', 'QUJD', 'a b')).toContain(`@@n ${told}`);
});

test.each([
  ['Error: The node [b] is unreachable. Please check the network!', 'unreachable'],
  ['Execing [b] with [x] ...\nssh: connect to host b port 22: Connection refused\r', 'unreachable'],
  ['Execing [b] with [x] ...\nConnection timed out during banner exchange\r', 'unreachable'],
  ['Execing [b] with [x] ...\nroot@b: Permission denied (publickey,password).\r', 'unreachable'],
  [
    'Execing [b] with [x] ...\n@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\r\nHost key verification failed.\r',
    'host-key-changed',
  ],
  ['Execing [b] with [x] ...\nHost key verification failed.\r', 'host-key-unknown'],
  ['Execing [b] with [x] ...\nTimeout, server b not responding.\r', undefined],
  ['Execing [b] with [x] ...\nclient_loop: send disconnect: Broken pipe\r', undefined],
  ['Execing [b] with [x] ...', undefined],
])('only what says that the command did not arrive is told as such: %j', async (output, why) => {
  writeFileSync(join(folder, 'output'), `Execing [a] with [x] ...\n@@n a end 0\n\n${output}\n`);
  const lines = await place.run(`#!/bin/bash\ncat ${folder}/output`, '', 'QUJD', 'a b');
  expect(lines.filter((line) => line.includes('unsent'))).toEqual(
    why === undefined ? [] : [`@@n unsent b ${why}`],
  );
});

test('what the platform says of a host is told, however much the one before it said', async () => {
  const said = `#!/bin/bash\necho 'Execing [a] with [x] ...'; seq -f 'said %g' 9; echo 'Error: The node [b] is unreachable.'`;
  expect(await place.run(said, '', 'QUJD', 'a b')).toContain('~ Error: The node [b] is unreachable.');
});

test('a command that parallel would refuse without a word is not sent', async () => {
  const lines = await place.run(recorder, '', randomBytes(52_500).toString('base64'), 'a');
  expect(lines).toEqual([expect.stringMatching(/^@@n too-long 70\d+$/)]);
});

test('a megabyte of noise is cut to a few lines, and a receipt behind it is kept', async () => {
  const noise = `#!/bin/bash
    echo 'Execing [a] with [x] ...'; for _ in {1..2000}; do printf '%0500d\\n' 0; done; echo '@@n a end 0'; echo '@@x a end 0'; head -c 1000000 /dev/zero | tr '\\0' z`;
  const lines = await place.run(noise, '', 'QUJD', 'a');
  expect(lines.filter((line) => line.startsWith('@@'))).toEqual(['@@n from a end 0']);
  expect(lines.join('\n').length).toBeLessThan(3000);
});

test('an exec_nodes.sh that hangs is given up after its time', async () => {
  const lines = await place.run(
    '#!/bin/bash\necho "Execing [a] with [x] ..."; exec sleep 60',
    'host_seconds=1 grace_seconds=0',
    'QUJD',
    'a',
  );
  expect(lines).toEqual(['~[a']);
});

test('a host that floods its receipts is cut by name, and the hosts behind it are heard', async () => {
  const flood = `#!/bin/bash
    echo 'Execing [a] with [x] ...'; yes '@@n a answer 0 absent -' | head -n 30000; yes '@@n x answer 0 absent -' | head -n 30000; yes 'Execing [x] ...' | head -n 30000
    echo 'Execing [b] with [x] ...'; echo '@@n b end 0'`;
  const lines = await place.run(flood, '', 'QUJD', 'a b');
  expect(lines.join('\n').length).toBeLessThan(900_000);
  expect(lines).toContain('~ it sent more than 200000 bytes of receipts, the rest was dropped');
  expect(lines.at(-1)).toBe('@@n from b end 0');
});

/** Whether a process ended within 5 s; one that nobody waited for has no arguments any more. */
async function isGone(pid: string): Promise<boolean> {
  const { exitCode } = await execa(
    'timeout',
    ['5', 'bash', '-c', `while [[ -n $(tr -d '\\0' </proc/${pid}/cmdline) ]]; do sleep 0.1; done`],
    { reject: false },
  );
  return exitCode === 0;
}

test('a host that never ends does not use up the time of all others, and is told by name', async () => {
  const begun = Date.now();
  const lines = await place.run(
    `#!/bin/bash\necho 'Execing [a] with [x] ...'; echo '@@n a end 0'; sleep 60 & echo $! >${folder}/pid; wait`,
    'host_seconds=1 grace_seconds=1 hosts_per_call=40;',
    'QUJD',
    `a b ${Array.from({ length: 30 }, (_, index) => `h${index}`).join(' ')}`,
  );
  expect(lines.slice(0, 4)).toEqual([
    '~[a',
    '@@n from a end 0',
    '~(b',
    '~ it did not end within 2 s, and the fan-out was ended: a login or a command there hangs',
  ]);
  expect(lines).not.toContain('~(a');
  expect(Date.now() - begun).toBeLessThan(5000);
  expect(await isGone(readFileSync(join(folder, 'pid'), 'utf8').trim())).toBe(true);
});

test('a program that is cut off on its way does nothing at all', async () => {
  const program = Buffer.from('echo begun; main() { echo "@@n a end 0"; }; main').toString('base64');
  const run = async (cut: string) =>
    (
      await execa('bash', ['-s'], {
        input: `${firstboxLibrary}\nat_once ${program} ${cut}| bash -s 2>/dev/null`,
        reject: false,
      })
    ).stdout;
  expect(await run('')).toBe('begun\n@@n a end 0');
  expect(await run('| head -c 45')).toBe('');
});

test('the program travels compressed', async () => {
  const program = Buffer.from(
    `${'# the same line again and again\n'.repeat(500)}echo "@@n a end 0"`,
  ).toString('base64');
  const lines = await place.run(
    `#!/bin/bash\nprintf '%s' "$3" | wc -c >${folder}/size; bash -c "$3"`,
    '',
    program,
    'a',
  );
  expect(lines).toEqual(['@@n from a end 0']);
  expect(Number(readFileSync(join(folder, 'size'), 'utf8'))).toBeLessThan(500);
});
