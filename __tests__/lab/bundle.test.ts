/**
 * verifies, on real hosts, on a machine that reaches them and nothing else: from the archive that boss bundle made to the first empty plan
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UnpackedBundle } from '../cli/unpacked-bundle';
import { type Site, startSite } from './site';

let lab: Site;
let unpacked: UnpackedBundle;
beforeAll(async () => {
  unpacked = await UnpackedBundle.start();
  expect((await unpacked.unpack()).exitCode).toBe(0);
  lab = await startSite('bundle');
}, 600_000);
afterAll(async () => {
  await lab.down();
  unpacked.remove();
});

test('doctor, new, validate, plan, deploy, and nothing differs', async () => {
  const boss = (...words: string[]) => unpacked.apart(['npx', 'boss', ...words]);
  const file = lab.environment['BOSS_ENVIRONMENT'] ?? '';
  const [, hostKey = ''] = /hostKey: (.*)/.exec(readFileSync(file, 'utf8')) ?? [];
  const made = await boss(
    ...['new', 'made', 'root@firstbox.lab', '--layout', 'standard', '--host-key', hostKey],
    ...['--ssh-config', join(dirname(file), 'ssh_config')],
  );
  expect([made.exitCode, made.all]).toEqual([
    0,
    expect.stringMatching(/^environments\/made\.yaml: written; /),
  ]);
  expect((await boss('doctor', 'made')).all).toMatch(
    /^ok +provider hashicorp\/null: [^]*^ok .*firstbox: bash/m,
  );
  expect((await boss('validate', 'made')).exitCode).toBe(0);
  const plan = await boss('plan', 'made');
  expect([plan.exitCode, plan.all]).toEqual([2, expect.stringMatching(/boss_hypervisor[^]*Plan: 5 to add/)]);
  const deploy = await boss('deploy', 'made', '--auto-approve');
  expect([deploy.exitCode, deploy.all]).toEqual([0, expect.stringMatching(/hosts proven/)]);
  const again = await boss('plan', 'made');
  expect([again.exitCode, again.all]).toEqual([0, expect.stringMatching(/No changes/)]);
}, 300_000);
