import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { requireApproved } from '../../lib/run/approved-files';

const project = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-approved-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** What the runner that Terraform starts says, in a folder without any host. */
async function runner(command: string): Promise<string> {
  const { exitCode, stderr } = await execa(
    'node',
    [join(project, 'scripts/run-ts.cjs'), join(project, 'lib/run/main.ts'), command],
    { cwd: folder, reject: false },
  );
  expect(exitCode).toBe(1);
  return stderr;
}

const planned = { run: '{"title":"a on b"}', script: 'echo planned\n' };
const command = `x.json ${sha256(planned.run)} ${sha256(planned.script)}`;
const write = (run: string, script: string) => {
  writeFileSync(at('x.json'), run);
  writeFileSync(at('x.sh'), script);
};

test.each([
  ['run file', 'x.json', '{"title":"a on others"}', planned.script, planned.run],
  ['script', 'x.sh', planned.run, 'echo other\n', planned.script],
])(
  'a later synth wrote another %s: refused before anything is connected to',
  async (what, file, run, script, then) => {
    write(run, script);
    expect(await runner(command)).toContain(
      `${file}: the ${what} is not the one of this plan, so nothing was changed; got: sha256 ${sha256(what === 'script' ? script : run).slice(0, 16)}…; allowed: sha256 ${sha256(then).slice(0, 16)}…, as planned; cure: plan again, and deploy what that plan shows`,
    );
  },
);

test('a script that is gone is another one too', async () => {
  write(planned.run, planned.script);
  rmSync(at('x.sh'));
  expect(await runner(command)).toMatch(
    /x\.sh: the script .* got: nothing that can be read; allowed: sha256/,
  );
});

test('a command without sha256 is of an earlier version, and is not carried out', async () => {
  write(planned.run, planned.script);
  expect(await runner('x.json')).toMatch(/usage: .*plan again/);
});

test('desired contents and secrets that changed since the plan are refused by file', () => {
  const sums = { '/e/boss2.yaml': 'a'.repeat(64), '/e/secrets.age': 'b'.repeat(64) };
  expect(() => requireApproved(sums, { ...sums, '/e/more': 'c' })).not.toThrow();
  expect(() => requireApproved(sums, { ...sums, '/e/secrets.age': 'c'.repeat(64) })).toThrow(
    '/e/secrets.age: the file is not the one of this plan, so nothing was changed; got: sha256 cccccccccccccccc…; allowed: sha256 bbbbbbbbbbbbbbbb…, as planned; cure: plan again, and deploy what that plan shows',
  );
});

test('a group that was refused when it was planned is not applied, whatever made Terraform start it', async () => {
  const run = JSON.stringify({
    title: 'a on b',
    refused: ['b0: unreachable: no route; bring the host back'],
  });
  write(run, planned.script);
  expect(await runner(`x.json ${sha256(run)} ${sha256(planned.script)}`)).toBe(
    'a on b: refused when it was planned, nothing was done:\nb0: unreachable: no route; bring the host back',
  );
});
