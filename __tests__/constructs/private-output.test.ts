import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { makeStatesPrivate } from '../../constructs/private-output';

const folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-private-'));
afterAll(() => rmSync(folder, { recursive: true }));
const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

test('states and histories of the environments become private, in the folder of the project the folder too', () => {
  const states = join(folder, 'states');
  mkdirSync(states);
  chmodSync(states, 0o755);
  for (const name of ['a.tfstate', 'a.tfstate.backup', 'a.history.jsonl', 'b.tfstate'])
    writeFileSync(join(states, name), '', { mode: 0o644 });
  expect(makeStatesPrivate(states, ['a'], true)).toMatch(/BOSS_STATE_DIR .*\(mode 755\)/);
  expect(
    ['', 'a.tfstate', 'a.tfstate.backup', 'a.history.jsonl', 'b.tfstate'].map((name) =>
      mode(join(states, name)),
    ),
  ).toEqual(['755', '600', '600', '600', '644']);
  expect(makeStatesPrivate(states, ['a'], false)).toBe(undefined);
  expect(mode(states)).toBe('700');
  expect(makeStatesPrivate(join(folder, 'new/states'), ['a'], true)).toBe(undefined);
  expect(mode(join(folder, 'new/states'))).toBe('700');
});

test('in a shared folder the state of another user keeps its mode, and is no error', () => {
  const shared = join(folder, 'shared');
  mkdirSync(shared);
  writeFileSync(join(shared, 'a.tfstate'), '', { mode: 0o644 });
  chmodSync(folder, 0o755);
  chmodSync(shared, 0o777);
  // Only root can be somebody else for a while; for others the file is their own.
  const root = process.geteuid?.() === 0;
  if (root) process.seteuid?.(65534);
  try {
    makeStatesPrivate(shared, ['a'], true);
  } finally {
    if (root) process.seteuid?.(0);
  }
  expect(mode(join(shared, 'a.tfstate'))).toBe(root ? '644' : '600');
});

test('all that a synth writes is private, also over files of before', async () => {
  const project = join(__dirname, '../..');
  const outdir = join(folder, 'cdktf.out');
  const synth = () =>
    execa('node', [join(project, 'scripts/run-ts.cjs'), join(project, 'main.ts')], {
      env: {
        BOSS_ENVIRONMENT: join(project, 'environments/examples/zone.yaml'),
        BOSS_OBSERVE: 'off',
        BOSS_STATE_DIR: join(folder, 'state'),
        CDKTF_OUTDIR: outdir,
      },
      cwd: project,
    });
  await synth();
  const { stdout } = await execa('find', [outdir, '-type', 'f']);
  const files = stdout.split('\n');
  expect(files.filter((file) => /\.(json|sh)$/.test(file)).length).toBeGreaterThan(5);
  for (const file of files) chmodSync(file, 0o644);
  await execa('chmod', ['-R', 'go+rx', outdir]);
  await synth();
  const open = await execa('find', [outdir, '-path', '*/stacks/*', '-type', 'f', '-perm', '/077']);
  expect([mode(outdir), open.stdout]).toEqual(['700', '']);
}, 60_000);
