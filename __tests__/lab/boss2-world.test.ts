/*
 * verifies: jobs of the lab's installer and what they bring (runbook: 部署BOSS V2, 维护环境)
 *   1. a job lives by itself, from its start to programs that run; each fault of a job
 *   2. the manager's commands and their faults; newer packages
 */
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { execa } from 'execa';
import { makeDeb } from '../../lab/make-deb';
import type { Lab } from '../../lab/start-lab';
import { installerOf, until, wordOf, type Installer } from './installer-for-tests';
import { labForTests, labTimeout } from './lab-for-tests';

jest.setTimeout(labTimeout);
let lab: Lab;
let installer: Installer;
beforeAll(async () => {
  lab = await labForTests();
  installer = installerOf(lab);
});
afterAll(() => lab.down());

const said = (script: string) => installer.said(script);
const manager = (host: string, command: string) =>
  lab.exec(host, `/pitrix/bin/boss2-manager/django_manage.sh ${command}`);
const v2Programs = async (host: string) =>
  (await lab.exec(host, 'supervisorctl status')).stdout
    .split('\n')
    .map((line) => line.split(/\s+/).slice(0, 2).join(' '))
    .filter((line) => /^(boss2|transit)_/.test(line));

/** A session on the firstbox as an operator has it. */
function operator(command: string) {
  const directory = join(lab.environment['BOSS_ENVIRONMENT'] ?? '', '..');
  const known = `UserKnownHostsFile=${join(directory, 'known_hosts')}`;
  const words = [
    '-F',
    join(directory, 'ssh_config'),
    '-o',
    'BatchMode=yes',
    '-o',
    known,
    'firstbox.lab',
    command,
  ];
  return execa('ssh', words, { reject: false, stdin: 'ignore' });
}

describe('jobs', () => {
  const newest = async () => (await said('tail -n 1 /pitrix/log/deploy/starts.log')).split(' ')[2];

  test('job-fails-half-way: recorded as wanted, built, and not brought', async () => {
    await installer.wish('boss');
    await lab.break('job-fails-half-way');
    await installer.job('failed');
    await lab.mend('job-fails-half-way');
    expect(await installer.component('log')).toMatch(
      / Running .*build_pkgs.*\n.* Error: launching the management VMs failed\n$/,
    );
    expect(await said('grep -w deploy_boss /pitrix/conf/variables/variables.yaml')).toBe(
      '  deploy_boss: 1\n',
    );
    expect([await v2Programs('boss0'), await installer.platform()]).toEqual([[], 'running']);
  });

  test('job-hangs, job-second-start-refused, job-garbage-json: a job works on without whoever started it', async () => {
    await lab.break('job-hangs');
    const id = await installer.job('working');
    await lab.break('job-second-start-refused');
    expect(await installer.start()).toEqual({
      exitCode: 1,
      stdout: `Error: The job [${id}] is not finished, please try again later!\n`,
    });
    await lab.mend('job-second-start-refused');
    await lab.break('job-garbage-json');
    const garbage = await installer.component('status');
    expect(garbage).toMatch(/"status": "/);
    expect(() => wordOf(garbage)).toThrow();
    await lab.mend('job-garbage-json');
    expect([await installer.status(), await installer.platform(), await newest()]).toEqual([
      'working',
      'working',
      id,
    ]);
    const parent = await said(`ps -o ppid= -p "$(pgrep -f '[c]omponent_job.py')"`);
    expect(parent.trim()).toBe('1');
    const second = await installer.start();
    expect([second.exitCode, (await said('pgrep -fc [c]omponent_job')).trim()]).toEqual([0, '2']);
    await said(`kill $(pgrep -f '[c]omponent_job.py' | tail -n 1)`); // two at once would fight for dpkg
    await lab.mend('job-hangs');
    await until(
      '1 job\n',
      async () =>
        `${(await said(`grep -l '"successful"' /pitrix/lib/installer/jobs/${id}.json | wc -l`)).trim()} job\n`,
    );
    await said(`rm /pitrix/lib/installer/jobs/${String(await newest())}.json`);
  });

  test('it ends successful: V2 runs on every boss host and is served', async () => {
    const id = (JSON.parse(await installer.component('status')) as { readonly job_id: string }).job_id;
    expect([await installer.status(), await installer.platform()]).toEqual(['successful', 'running']);
    const running = ['boss2_api RUNNING', 'boss2_worker RUNNING', 'transit_upload_server RUNNING'];
    await until(running.join(), async () => (await v2Programs('boss0')).join());
    await until(running.join(), async () => (await v2Programs('boss1')).join());
    expect(await said(`head -n 1 /pitrix/log/deploy/hosts_${id}`)).toMatch(/^10\.77\.200\.1 .*boss\.lab/);
    expect(await said('ls /pitrix/conf/variables/boss2 /pitrix/repo/indep/boss2 /pitrix/repo/web')).toMatch(
      /^[^]*boss2.yaml.lab1\nlocal_config.yaml\n[^]*pitrix-boss2-manager_2.0.0_all.deb\n[^]*pitrix-boss2-web_2.0.0_all.deb\n/,
    );
    const site = await lab.exec(
      'proxy0',
      String.raw`exec 3<>/dev/tcp/boss.lab.example/80; printf 'GET / HTTP/1.0\r\nHost: boss.lab.example\r\n\r\n' >&3; tail -n 1 <&3`,
    );
    expect(site.stdout).toBe('BOSS V2 console\n');
  });

  test('job-unknown-word, job-reboots-firstbox: every ssh session ends, the job does not', async () => {
    await installer.wish('cronus');
    await lab.break('job-unknown-word');
    await lab.break('job-reboots-firstbox');
    const session = operator('echo here; sleep 600');
    await once(session.stdout, 'data');
    await installer.job('paused');
    expect((await session).exitCode).toBe(255);
    expect(await operator('echo back')).toMatchObject({ exitCode: 0, stdout: 'back' });
    expect(await installer.component('log')).toMatch(/ Rebooting firstbox\n.* Resumed\n/);
    await lab.mend('job-reboots-firstbox');
    await lab.mend('job-unknown-word');
    await until('successful', () => installer.status());
    expect((await lab.exec('zoocassa0', 'supervisorctl status influxdb')).stdout).toMatch(
      /^influxdb +(RUNN|START)ING/,
    );
  });

  test('job-done-with-failure: the last boss host is left as it was', async () => {
    const worker = async (host: string) => (await lab.exec(host, 'supervisorctl pid boss2_worker')).stdout;
    const before = [await worker('boss0'), await worker('boss1')];
    await installer.wish('boss');
    await lab.break('job-done-with-failure');
    await installer.job('done with failure');
    await lab.mend('job-done-with-failure');
    const after = [await worker('boss0'), await worker('boss1')];
    expect([after[0] === before[0], after[1] === before[1]]).toEqual([false, true]);
    expect(await installer.component('log')).toContain(' Error: boss1 was left out\n');
  });
});

describe('the manager of V2', () => {
  test('areyouok, versions, rebuild_cache: said and logged', async () => {
    await until('0', async () => String((await manager('boss0', 'areyouok')).exitCode)); // the last job restarted it
    expect(await manager('boss1', 'areyouok')).toEqual({
      exitCode: 0,
      stdout: 'database ... ok\nprograms ... ok\nconfig ... ok\n',
    });
    expect((await manager('boss0', 'areyouok')).stdout).toMatch(/\nschema \.\.\. ok\n$/);
    expect((await manager('boss0', 'versions')).stdout).toMatch(/^pitrix-boss2-manager: 2\.0\.0\n/);
    expect((await manager('boss0', 'rebuild_cache')).exitCode).toBe(0);
    expect((await manager('boss0', 'nosuch')).exitCode).toBe(1);
    const { stdout } = await lab.exec('boss0', 'cut -d" " -f3 /pitrix/log/boss2/django_manage.log');
    expect(stdout.split('\n').slice(0, 2)).toEqual(['migrate', 'init_data']);
    expect(stdout).toMatch(/\nversions\nrebuild_cache\nnosuch\n$/);
  });

  test('a newer back end complains until it is migrated; a newer front end makes a newer console', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'boss-lab-'));
    for (const [name, version, place] of [
      ['pitrix-boss2-manager', '2.10.0', 'indep/boss2'],
      ['pitrix-boss2-web', '2.9.0', 'web'],
      ['pitrix-boss2-web', '2.10.0', 'web'],
    ] as const) {
      const deb = await makeDeb(folder, name, version);
      const content = (await readFile(deb)).toString('base64');
      await said(`echo '${content}' | base64 -d >/pitrix/repo/${place}/${basename(deb)}`);
    }
    await rm(folder, { recursive: true });
    await said('/pitrix/bin/scan_all.sh; /pitrix/build/build_pkgs.py -p pitrix-ks-boss2-console');
    expect(await said('/pitrix/upgrade/update.sh -f boss boss,pitrix-ks-boss2-console </dev/null')).toMatch(
      /OK\.\n[^]*OK\.\n/,
    );
    expect((await manager('boss0', 'areyouok')).stdout).toMatch(/^schema \.\.\. error: is of 2\.0\.0/m);
    expect((await manager('boss0', 'migrate')).exitCode).toBe(0);
    await until('0', async () => String((await manager('boss0', 'areyouok')).exitCode));
    expect((await manager('boss1', 'versions')).stdout).toMatch(
      /^pitrix-boss2-manager: 2\.10\.0\n[^]*console: 2\.10\.0\n/,
    );
  });

  test('boss2-program-stopped, boss2-conf-changed, areyouok-fails, areyouok-garbage', async () => {
    const look = () => manager('boss0', 'areyouok');
    const good = { exitCode: 0, stdout: 'database ... ok\nprograms ... ok\nconfig ... ok\nschema ... ok\n' };
    const stopped = good.stdout.replace('programs ... ok', 'programs ... error: not running: boss2_worker');
    expect(await installer.during('boss2-program-stopped', look)).toEqual([
      { exitCode: 1, stdout: stopped },
      good,
    ]);
    const failed = good.stdout.replace(
      'base ... ok',
      'base ... error: could not connect to server: Connection refused',
    );
    expect(await installer.during('areyouok-fails', look)).toEqual([{ exitCode: 1, stdout: failed }, good]);
    const garbage = expect.stringMatching(/^RuntimeWarning/) as string;
    expect(await installer.during('areyouok-garbage', look)).toEqual([
      { exitCode: 0, stdout: garbage },
      good,
    ]);
    const same = async () =>
      (await lab.exec('boss0', 'cat /pitrix/conf/boss2/boss2.yaml')).stdout ===
      (await said('cat /pitrix/conf/variables/boss2/boss2.yaml.lab1'));
    expect(await installer.during('boss2-conf-changed', same)).toEqual([false, true]);
  });
});
