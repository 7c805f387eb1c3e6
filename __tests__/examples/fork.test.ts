/* verifies: cdktf is archived, and its fork cdktn, under cdktf's name, makes the same Terraform JSON from the same sources */
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { projectWithPackage } from './installed-package';

let folder: string;
beforeAll(async () => {
  folder = await projectWithPackage();
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the example's program makes with what is installed, but for the version of cdktf. */
async function synthesized(): Promise<unknown> {
  rmSync(join(folder, 'cdktf.out'), { recursive: true, force: true });
  await execa('node', ['main.js'], { cwd: folder, env: { BOSS_OBSERVE: 'off' } });
  const file = readFileSync(join(folder, 'cdktf.out/stacks/own/cdk.tf.json'), 'utf8');
  const { '//': about, ...json } = JSON.parse(file) as { '//': { metadata: { version: string } } };
  versions.push(about.metadata.version);
  return json;
}
const versions: string[] = [];

test('the fork makes the same of the example', async () => {
  const before = await synthesized();
  // Links to this clone's packages would lead back to its cdktf.
  for (const name of ['cdktf', 'constructs', '@cdktf/provider-null'])
    rmSync(join(folder, 'node_modules', name), { recursive: true });
  const fork = join(folder, 'fork');
  const wanted = ['cdktf@npm:cdktn@0.24.0', 'constructs@10.6.0', '@cdktf/provider-null@11.0.1'];
  const { exitCode, all } = await execa(
    'npm',
    [
      'install',
      '--prefix',
      fork,
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      '--legacy-peer-deps',
      ...wanted,
    ],
    { reject: false, all: true },
  );
  if (exitCode !== 0 && /E(NOTFOUND|AI_AGAIN|CONNREFUSED|TIMEDOUT|404)|network/.test(all)) {
    process.stderr.write(`NOT TESTED: the fork cannot be installed here: ${all.slice(-500)}\n`);
    return;
  }
  expect([exitCode, all]).toEqual([0, expect.anything()]);
  cpSync(join(fork, 'node_modules'), join(folder, 'node_modules'), { recursive: true });
  const after = await synthesized();
  expect(versions).toEqual(['0.21.0', '0.24.0']);
  expect(after).toEqual(before);
}, 300_000);
