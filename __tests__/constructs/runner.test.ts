import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { App } from 'cdktf';
import { runnerOf, stackFolder } from '../../constructs/runner';
import { stackIn } from './own-app-for-tests';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'boss-runner-')));
afterAll(() => rmSync(folder, { recursive: true }));

test('where the output is a link, what a provisioner starts is found from where it leads to', () => {
  mkdirSync(join(folder, 'far/away/out'), { recursive: true });
  symlinkSync(join(folder, 'far/away/out'), join(folder, 'cdktf.out'));
  const stack = stackIn(new App({ outdir: join(folder, 'cdktf.out') }));
  // Terraform works there, and has no other way back than the real one.
  expect(dirname(dirname(stackFolder(stack)))).toBe(join(folder, 'far/away/out'));
  const [, ...files] = runnerOf(stack, 'x').interpreter ?? [];
  expect(files.map((file) => existsSync(resolve(stackFolder(stack), file)))).toEqual([true, true, true]);
});
