import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FanOutFolder } from './fan-out-folder';

let place: FanOutFolder;
let folder: string;
beforeEach(() => (folder = (place = new FanOutFolder()).path));
afterEach(() => place.remove());

test('with plain ssh a host speaks in its own connection only', async () => {
  writeFileSync(
    join(folder, 'ssh'),
    `#!/bin/bash
    while [ "$1" != a ] && [ "$1" != b ]; do shift; done
    [ "$1" = a ] || { echo 'Connection timed out during banner exchange' >&2; exit 255; }
    echo 'Execing [b] with [x] ...'; echo '@@n b end 0'; echo 'Error: The node [b] is unreachable. Please check the network!'; echo '@@n a end 0'`,
    { mode: 0o755 },
  );
  const setting = `engine=ssh PATH=${folder}:$PATH nodes_directory=${folder}/exec_nodes.sh`;
  expect((await place.run('', setting, 'QUJD', 'a b')).filter((line) => line.startsWith('@@'))).toEqual([
    '@@n from a called b',
    '@@n from a end 0',
    '@@n unsent b unreachable',
  ]);
});

test('with plain ssh a host that never ends is told by name', async () => {
  writeFileSync(join(folder, 'ssh'), '#!/bin/bash\nexec sleep 60', { mode: 0o755 });
  const lines = await place.run(
    '',
    `engine=ssh host_seconds=-14 PATH=${folder}:$PATH nodes_directory=${folder}/exec_nodes.sh`,
    'QUJD',
    'a',
  );
  expect(lines).toEqual(['~[a', '~ it did not end within 1 s']);
});

/** A program that needs `private_lines`, and stand-ins that note what anybody sees of them. */
const telling = Buffer.from('echo "@@n h1 end $content_key"').toString('base64');

test('private lines go by plain ssh on stdin, where no argument and no log shows them', async () => {
  writeFileSync(
    join(folder, 'ssh'),
    `#!/bin/bash\nprintf '%s\\n' "$*" >>${folder}/arguments; bash -c "\${@: -1}"`,
    { mode: 0o755 },
  );
  const lines = await place.run(
    `#!/bin/bash\necho called >>${folder}/arguments`,
    `private_lines=content_key=5ecret PATH=${folder}:$PATH nodes_directory=${folder}/exec_nodes.sh`,
    telling,
    'h1',
  );
  expect(lines).toEqual(['~[h1', '@@n from h1 end 5ecret']);
  const seen = readFileSync(join(folder, 'arguments'), 'utf8');
  expect(seen).toMatch(/^-a .* h1 timeout -k 5 5 bash -s -- n - h1=x /);
  expect(seen).not.toMatch(/5ecret|called/);
});

test.each([
  [
    'one that answers',
    "echo '@@n h1 step 0 acting'; echo '@@n h1 end'",
    ['~[h1', '@@n from h1 step 0 acting', '@@n from h1 end'],
  ],
  [
    'one that ssh does not reach',
    "echo 'ssh: connect to host h1 port 22: Connection refused' >&2; exit 255",
    ['~[h1', '@@n from h1 end by exec_nodes.sh'],
  ],
  [
    'one that may have begun',
    "echo 'client_loop: send disconnect: Broken pipe' >&2; exit 255",
    ['~[h1', '~ client_loop: send disconnect: Broken pipe'],
  ],
])('one host alone is spoken to once, by plain ssh if that can be: %s', async (_, ssh, expected) => {
  writeFileSync(join(folder, 'ssh'), `#!/bin/bash\ncat >/dev/null\n${ssh}`, { mode: 0o755 });
  const execNodes = `#!/bin/bash\necho 'Execing [h1] with [x] ...'; echo '@@n h1 end by exec_nodes.sh'`;
  expect(await place.run(execNodes, `PATH=${folder}:$PATH`, 'QUJD', 'h1', 'to_one')).toEqual(expected);
});
