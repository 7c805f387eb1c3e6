/* verifies: a program is told by each of its files; a clone by its commit */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commitOfTree } from '../../lib/run/git-commit';
import { hashOfFolder, programIdentity } from '../../lib/cli/program-identity';

test('any other name or content of a file is another program, a copy is the same', () => {
  const folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-program-'));
  const made = (name: string, content: string) => {
    const place = join(folder, name);
    mkdirSync(join(place, 'lib'), { recursive: true });
    writeFileSync(join(place, 'boss.js'), 'a');
    writeFileSync(join(place, 'lib/look.sh'), content);
    return place;
  };
  try {
    const first = hashOfFolder(made('first', 'b'));
    expect(first).toMatch(/^[0-9a-f]{12}$/);
    expect(hashOfFolder(made('copy', 'b'))).toBe(first);
    expect(hashOfFolder(made('changed', 'c'))).not.toBe(first);
    const renamed = made('renamed', 'b');
    renameSync(join(renamed, 'lib/look.sh'), join(renamed, 'lib/looks.sh'));
    expect(hashOfFolder(renamed)).not.toBe(first);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a clone is told by its commit', async () => {
  expect(await programIdentity()).toEqual(await commitOfTree(join(__dirname, '../..')));
});
