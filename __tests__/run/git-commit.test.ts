import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { commitOf, commitOfTree } from '../../lib/run/git-commit';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'boss-cdktf-commit-')));
afterAll(() => rmSync(folder, { recursive: true }));
let count = 0;

/** A repository with one commit of the files that it ignores nothing of; `git` works in it. */
async function repository(files: Readonly<Record<string, string>>) {
  const top = join(folder, `r${count++}`);
  mkdirSync(top);
  const git = async (...words: string[]) =>
    (await execa('git', ['-C', top, '-c', 'user.name=a', '-c', 'user.email=a@b', ...words])).stdout;
  await git('init', '-q');
  for (const [name, text] of Object.entries(files)) writeFileSync(join(top, name), text);
  await git('add', '.');
  await git('commit', '-qm', 'a');
  return { at: (name: string) => join(top, name), git, head: await git('rev-parse', 'HEAD') };
}

test('all files as committed: the commit alone, also with variables of a hook of another repository', async () => {
  const other = await repository({ x: '1' });
  const { at, head } = await repository({ 'e.yaml': '1', 'b.yaml': '2' });
  process.env['GIT_DIR'] = other.at('.git');
  try {
    expect(await commitOf([at('e.yaml'), at('b.yaml')])).toEqual({ commit: head });
  } finally {
    delete process.env['GIT_DIR'];
  }
});

test.each([
  ['a content was changed', 'b.yaml', '3', [] as readonly string[][]],
  [
    'it was changed where git was told not to look',
    'b.yaml',
    '3',
    [['update-index', '--assume-unchanged', 'b.yaml']],
  ],
  [
    'secrets are untracked, and git shows no such files',
    's.age',
    '3',
    [['config', 'status.showUntrackedFiles', 'no']],
  ],
  ['secrets are ignored', 's.ignored', '3', []],
])('%s: told', async (_what, name, text, before) => {
  const { at, git, head } = await repository({ 'e.yaml': '1', 'b.yaml': '2', '.gitignore': '*.ignored\n' });
  for (const words of before) await git(...words);
  writeFileSync(at(name), text);
  expect(await commitOf([at('e.yaml'), at(name)])).toEqual({ commit: `${head}+changes` });
});

test('a file of another repository is in no commit of this one', async () => {
  const other = await repository({ x: '1' });
  const { at, head } = await repository({ 'e.yaml': '1' });
  expect(await commitOf([at('e.yaml'), other.at('x')])).toEqual({ commit: `${head}+changes` });
});

test('no repository is none, and one of somebody else is told', async () => {
  writeFileSync(join(folder, 'alone'), '');
  expect(await commitOf([join(folder, 'alone')])).toEqual({ commit: 'none' });
  const { at } = await repository({ 'e.yaml': '1' });
  await execa('chown', ['-R', 'nobody', at('.')]);
  expect(await commitOf([at('e.yaml')])).toEqual({
    commit: 'none',
    warning: expect.stringMatching(/does not trust .*safe\.directory/) as string,
  });
});

test('where git cannot tell what changed there is no commit of the tree, and never one without changes', async () => {
  const { at, head } = await repository({ x: '1' });
  const folder = at('.');
  expect(await commitOfTree(folder)).toEqual({ commit: head, changed: [] });
  writeFileSync(at('.git/index'), 'no index');
  expect(await commitOfTree(folder)).toBeUndefined();
});
