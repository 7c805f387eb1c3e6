/**
 * verifies: the same result in a region, with the oldest and the newest exec_nodes.sh, with the ssh engine, and with the real CLI.
 */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { type Site, startSite } from '../site';

let site: Site | undefined;
afterEach(() => site?.down());

test('a region with the newest exec_nodes.sh: groups of this zone only, files of this zone only', async () => {
  site = await startSite('region', { region: true, execNodes: 3 });
  const global = '/pitrix/conf/variables/global';
  await site.lab.exec('firstbox', `touch ${global}/boss.yaml.lab1b ${global}/boss.yaml.lab1ab`);
  const deploy = await site.deploy();
  expect([deploy.exitCode, /2 of 2 hosts proven/.test(deploy.output)]).toEqual([0, true]);
  expect((await site.plan()).actions).toEqual({});
  expect((await site.lab.exec('firstbox', `ls ${global} | grep boss`)).stdout).toBe(
    'boss.yaml.lab1ab\nboss.yaml.lab1b\n',
  );
}, 240_000);

test('the real cdktf with the oldest exec_nodes.sh: plan, deploy, empty plan; then the ssh engine repairs and names', async () => {
  site = await startSite('cli', { execNodes: 1 });
  // As an operator has it who said eval "$(npm run -s lab -- env)": no provider server of the tests.
  const { CDKTF_OUTDIR: output = '', TF_REATTACH_PROVIDERS: _, ...environment } = site.environment;
  const cdktf = (...words: string[]) =>
    execa('npx', ['cdktf', ...words, '--no-color', '--output', output], {
      cwd: join(__dirname, '../../..'),
      env: { ...environment, CI: '1' },
      reject: false,
      all: true,
      stdin: 'ignore',
    });
  const first = await cdktf('plan');
  expect([first.exitCode, /Plan: 5 to add, 0 to change, 0 to destroy/.test(first.all)]).toEqual([0, true]);
  const deploy = await cdktf('deploy', '--auto-approve');
  expect([deploy.exitCode, /Apply complete! Resources: 5 added/.test(deploy.all)]).toEqual([0, true]);
  const second = await cdktf('plan');
  expect([second.exitCode, /No changes\./.test(second.all)]).toEqual([0, true]);

  appendFileSync(site.environment['BOSS_ENVIRONMENT'] ?? '', 'fanOut:\n  engine: ssh\n  width: 3\n');
  const calls = 'grep -c Execing /var/log/exec_nodes/exec_nodes.log';
  const counted = (await site.lab.exec('firstbox', calls)).stdout;
  await site.lab.break('conf-revived');
  const repair = await site.deploy();
  expect([repair.exitCode, /1 of 1 hosts proven \(1 changed/.test(repair.output)]).toEqual([0, true]);
  await site.lab.break('node-unreachable');
  expect((await site.plan()).output).toMatch(
    /lab1r01n01: unreachable: ssh: connect to host lab1r01n01 port 22: (No route to host|Connection timed out)/,
  );
  expect((await site.lab.exec('firstbox', calls)).stdout).toBe(counted);
}, 300_000);
