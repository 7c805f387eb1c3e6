import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { firstboxLibrary } from '../../lib/remote/shell-files';
import { shellFile } from '../../lib/remote/shell-file';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-membership-'));
  for (const name of ['nodes', 'settings']) mkdirSync(join(folder, name));
  for (const name of ['h0', 'h1', 'h2']) writeFileSync(join(folder, 'settings', name), '');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Whether the group is as planned, then the hosts that are asked, or what moved. */
async function membershipUnchanged(members: string, planned: string, excluded: string): Promise<string> {
  writeFileSync(join(folder, 'nodes/hyper'), `nodes=( ${members} );\n`);
  const script = `nonce=n engine=exec_nodes width=1 host_seconds=5 group=hyper creates_hosts='' planned=${planned} excluded=${excluded}
    ${firstboxLibrary}
    ${shellFile('firstbox/membership.sh')}
    nodes_directory=${folder}/nodes settings_directory=${folder}/settings
    if membership_unchanged; then echo "yes \${hosts[*]}"; else echo "no $problem"; fi`;
  return (await execa('bash', ['-s'], { input: script })).stdout;
}

test('the whole group is compared, those that are away among it, and the others are asked', async () => {
  expect(await membershipUnchanged('h2 h0 h1', 'h0,h1,h2', '-')).toBe('yes h0 h1 h2');
  expect(await membershipUnchanged('h2 h0 h1', 'h0,h1,h2', 'h1')).toBe('yes h0 h2');
  expect(await membershipUnchanged('h2 h0 h1', 'h0,h1,h2', 'h0,h2')).toBe('yes h1');
});

test('a group that lost or gained a member is not the planned one, also where that one is away', async () => {
  expect(await membershipUnchanged('h0 h2', 'h0,h1,h2', 'h1')).toBe('no group hyper is now h0 h2');
  expect(await membershipUnchanged('h0 h1 h2', 'h0,h2', 'h1')).toBe('no group hyper is now h0 h1 h2');
});
