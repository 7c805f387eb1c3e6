/**
 * verifies, after BOSS V1 was removed: 1. what another team has pending in supervisord stays pending  2. a group that others share is
 * refused by name; one of ours alone goes, and supervisord starts with what remains  3. a copy of the site that nginx loads is drift
 * by name, a file that came and went is none  4. a group that is refused costs the others nothing  5. an approved plan is carried out by
 * a second clone at another path, once  6. what boss new writes is what an operator wrote
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { readEnvironmentFile } from '../../../lib/environment/read-environment-file';
import { cloneTwice } from '../../cli/clones';
import { type Site, startSite } from '../site';
import { untilOnHost } from '../until-on-host';

let site: Site;
beforeAll(async () => {
  site = await startSite('others');
  expect((await site.deploy()).exitCode).toBe(0);
}, 300_000);
afterAll(() => site.down());

const confFound = (name: string) => `file /etc/supervisor/conf.d/${name}.conf: wants absent, found file`;

test('what another team has pending stays pending, and ours goes', async () => {
  await site.lab.break('foreign-pending-conf', 'boss0');
  const plan = await site.plan();
  expect(plan.drift).toEqual([
    'boss0: program boss_hypervisor: wants absent, found running',
    `boss0: ${confFound('boss_hypervisor')}`,
  ]);
  expect((await site.apply()).exitCode).toBe(0);
  expect((await site.lab.exec('boss0', 'supervisorctl avail | grep foreign')).stdout).toMatch(
    /^foreign_agent +avail /,
  );
  await site.lab.mend('foreign-pending-conf', 'boss0');
}, 120_000);

const groupFile = '/etc/supervisor/conf.d/zz-platform.conf';
const group = (programs: string) =>
  `printf '%s\\n' '[group:platform]' 'programs=${programs}' >${groupFile}; supervisorctl update`;

test('a program in a group that others share is refused by name, and nothing is touched', async () => {
  await site.lab.break('conf-revived', 'boss0');
  await site.lab.exec('boss0', group('boss_hypervisor,pitrix_ws'));
  const loaded = async () =>
    (await site.lab.exec('boss0', 'supervisorctl pid platform:pitrix_ws; ls /etc/supervisor/conf.d')).stdout;
  const before = await loaded();
  const deploy = await site.deploy();
  expect(deploy.exitCode).toBe(1);
  expect(deploy.output).toMatch(
    /boss0: blocked: files and groups of supervisor that define them: wants own, found shared: \[group:platform\] of \/etc\/supervisor\/conf\.d\/zz-platform\.conf also has pitrix_ws; /,
  );
  expect(await loaded()).toBe(before);
  await site.lab.exec('boss0', group('boss_hypervisor'));
  const runs = "supervisorctl status platform:boss_hypervisor | grep -q 'RUNNING'";
  await untilOnHost(site.lab, 'boss0', 'boss_hypervisor runs', runs);
}, 120_000);

test('a group of ours alone goes with its file, and supervisord starts again with what remains', async () => {
  const plan = await site.plan();
  expect(plan.drift).toEqual([
    'boss0: program boss_hypervisor: wants absent, found running',
    `boss0: ${confFound('boss_hypervisor')}`,
    `boss0: other files that define them: wants none, found some (${groupFile} has [group:platform])`,
  ]);
  expect((await site.apply()).exitCode).toBe(0);
  const restarted =
    'supervisorctl shutdown >/dev/null; until ! supervisorctl pid >/dev/null 2>&1; do sleep 0.2; done; supervisord -c /etc/supervisor/supervisord.conf; sleep 3; supervisorctl status';
  expect((await site.lab.exec('boss0', restarted)).stdout).toMatch(/^pitrix_ws +RUNNING/m);
  expect((await site.plan()).actions).toEqual({});
}, 120_000);

test('a copy of the site that nginx loads is named and goes; a file that came and went is no drift', async () => {
  await site.lab.break('site-revived');
  const sites = '/etc/nginx/sites-enabled';
  await site.lab.exec(
    'proxy0',
    `cd ${sites}; cp --remove-destination ../sites-available/boss.conf boss.conf.bak; rm boss.conf ../sites-available/boss.conf; service nginx reload`,
  );
  expect((await site.plan()).drift).toEqual([
    `proxy0: nginx site boss.conf: wants absent, found copied (nginx loads ${sites}/boss.conf.bak)`,
  ]);
  expect((await site.apply()).exitCode).toBe(0);
  await site.lab.exec('proxy0', `sleep 1.1; touch ${sites}/.console.conf.swp; rm ${sites}/.console.conf.swp`);
  const plan = await site.plan();
  expect([plan.actions, site.warnings()]).toEqual([
    {},
    [expect.stringMatching(/^proxy0: nginx site boss\.conf: absent; something came or went in /)],
  ]);
}, 120_000);

test('a group that is refused costs the others nothing: they are planned and shown; nothing is applied', async () => {
  await site.lab.break('program-revived', 'lab1r01n02');
  await site.lab.break('supervisord-dead', 'boss1');
  const plan = await site.plan();
  expect([plan.planned, plan.actions]).toEqual([false, { boss_v1_absent_hyper: 'delete,create' }]);
  expect(plan.drift).toContainEqual(expect.stringMatching(/^lab1r01n02: program boss_daemon: /));
  expect(plan.output).toMatch(/BLOCKED boss1: unreadable: [^]*lab1r01n02: program boss_daemon: /);
  const looked = await site.fanOuts();
  const applied = await site.apply();
  expect([applied.exitCode, applied.output]).toEqual([
    1,
    expect.stringMatching(/Cannot apply incomplete plan/),
  ]);
  expect((await site.fanOuts()) - looked).toBe(0);
  await site.lab.mend('supervisord-dead', 'boss1');
  expect((await site.deploy()).exitCode).toBe(0);
  expect((await site.plan()).actions).toEqual({});
}, 120_000);

test('an approved plan is carried out by a second clone at another path, and then no more', async () => {
  const beside = dirname(site.environment['BOSS_ENVIRONMENT'] ?? '');
  const clones = await cloneTwice({
    'environments/lab.yaml': readFileSync(join(beside, 'lab.yaml'), 'utf8'),
    'environments/ssh_config': readFileSync(join(beside, 'ssh_config'), 'utf8'),
  });
  const boss = (clone: string, ...words: string[]) =>
    execa('node', ['scripts/boss.cjs', ...words], {
      cwd: clone,
      env: { ...site.environment, BOSS_ENVIRONMENT: undefined, CDKTF_OUTDIR: undefined },
      reject: false,
      stdin: 'ignore',
    });
  try {
    await site.lab.break('program-revived', 'boss0');
    const file = join(clones.folder, 'lab.plan');
    expect((await boss(clones.first, 'plan', 'lab', '--out', file)).exitCode).toBe(2);
    const deployed = await boss(clones.second, 'deploy', '--plan', file);
    expect([deployed.exitCode, deployed.stdout]).toEqual([0, expect.stringMatching(/done and proven/)]);
    const again = await boss(clones.second, 'deploy', '--plan', file);
    expect([again.exitCode, again.stdout]).toEqual([1, expect.stringMatching(/the approved plan is stale/)]);
    expect(again.stdout).toMatch(
      /^- state: lineage \S+, serial \d+$[^]*^- boss_v1_absent_boss: boss0: program boss_hypervisor: wants absent, found running$/m,
    );
    await site.lab.mend('program-revived', 'boss0');
  } finally {
    clones.remove();
  }
}, 200_000);

test('what boss new writes of the lab is valid, and is what an operator wrote', async () => {
  const lab = dirname(site.environment['BOSS_ENVIRONMENT'] ?? '');
  const project = join(lab, 'new-user');
  mkdirSync(project);
  const written = (file: string) => {
    const read = readEnvironmentFile(file, file);
    if ('problems' in read) throw new Error(JSON.stringify(read.problems));
    return read.environment;
  };
  const wanted = written(join(lab, 'lab.yaml'));
  const { stdout, exitCode } = await execa(
    'node',
    [
      ...[
        join(__dirname, '../../../scripts/boss.cjs'),
        'new',
        'made',
        'root@firstbox.lab',
        '--layout',
        'standard',
      ],
      ...['--host-key', wanted.firstbox.hostKey, '--ssh-config', join(lab, 'ssh_config')],
    ],
    { cwd: project, env: site.environment, reject: false, stdin: 'ignore' },
  );
  expect([exitCode, stdout]).toEqual([
    0,
    'environments/made.yaml: written; look it through, then: npx boss plan made',
  ]);
  const made = written(join(project, 'environments/made.yaml'));
  const same = { name: '', file: '', lines: {} };
  expect({ ...made, ...same, firstbox: { ...made.firstbox, sshConfig: 'ssh_config' } }).toEqual({
    ...wanted,
    ...same,
  });
  rmSync(project, { recursive: true });
}, 60_000);
