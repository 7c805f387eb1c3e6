import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { firstboxLibrary } from '../../facts/shell-files';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-groups-'));
  for (const name of ['nodes', 'settings']) mkdirSync(join(folder, name));
  for (const name of ['boss0', 'boss1', 'pek3ar01n01']) writeFileSync(join(folder, 'settings', name), '');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What read_group makes of a group file's text. */
async function read(text: string): Promise<string> {
  writeFileSync(join(folder, 'nodes/boss'), text);
  const script = `nonce=n\n${firstboxLibrary}\nnodes_directory=${folder}/nodes settings_directory=${folder}/settings
    cd ${folder} || exit; if read_group boss; then echo "hosts: \${hosts[*]}"; else echo "$problem"; fi`;
  return (await execa('bash', ['-s'], { input: script })).stdout;
}

test.each([
  ['nodes=( boss0 boss1 );\n'],
  ['nodes=( boss1 boss0 )'],
  ['nodes=(boss0 boss1);'],
  ['  nodes=(\n  boss0\n\tboss1 );\r\n'],
])('%j names two hosts, in an order that does not depend on the file', async (text) => {
  expect(await read(text)).toBe('hosts: boss0 boss1');
});

test.each([
  ['nodes=(  );\n', /names no host/],
  ['', /is not of the form/],
  ['nodes=( boss0', /is not of the form/],
  ['nodes=( $(touch ran) );', /is not of the form/],
  ['nodes=( boss0 ); touch ran', /is not of the form/],
  ['nodes=( `touch ran` );', /is not of the form/],
  ['nodes=( boss0 );\nnodes=( boss1 );', /is not of the form/],
  ['nodes=( * );', /is not of the form/],
  ['nodes=( "boss0" );', /is not of the form/],
  ['nodes=( boss0 # boss1\n );', /is not of the form/],
  ['nodes=( ../boss0 );', /is not of the form/],
  ['nodes=( -f );', /'-f' is not a host name/],
  ['nodes=( boss0 boss2 );', /boss2 has no file in/],
  ['nodes=( boss0 boss0 );', /boss0 is named twice/],
])('%j is refused and nothing of it is run', async (text, problem) => {
  expect(await read(text)).toMatch(problem);
  expect(readdirSync(folder).sort()).toEqual(['nodes', 'settings']);
});

test('a host whose name is also a group is refused: exec_nodes.sh would take the group', async () => {
  writeFileSync(join(folder, 'nodes/boss1'), 'nodes=( boss0 );');
  expect(await read('nodes=( boss0 boss1 );')).toMatch(/boss1 is also the name of a group/);
});

test('a group without a file', async () => {
  const script = `nonce=n\n${firstboxLibrary}\nnodes_directory=${folder}/nodes\nread_group nothing || echo "$problem"`;
  expect((await execa('bash', ['-s'], { input: script })).stdout).toMatch(/group nothing: there is no file/);
});
