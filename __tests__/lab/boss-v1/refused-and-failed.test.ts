/**
 * verifies: 0. each fault that hides something fails the plan, which names host and cause and nothing else, so that the mend of
 * the one before is proven too; nothing is changed; after all the plan is empty  1. a command that fails on a host fails the deploy although exec_nodes.sh says 0, and taints only its group
 * 2. hosts that moved since the plan stop the run  3. hostile text from hosts changes nothing but the message shown
 * 4. a replayed or switched-off observation
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import type { FaultName } from '../../../lab/faults';
import { type Site, startSite } from '../site';
import { failsInChinese } from './fails-in-chinese';

let site: Site;
beforeAll(async () => {
  site = await startSite('failures');
  expect((await site.deploy()).exitCode).toBe(0);
}, 300_000);
afterAll(() => site.down());

const faults: readonly { fault: FaultName; host: string; says: RegExp }[] = [
  {
    fault: 'supervisord-dead',
    host: 'boss1',
    says: /boss1: unreadable: program boss_hypervisor, .*supervisorctl status said: unix:\/\/\/var\/run\/supervisor\.sock/,
  },
  {
    fault: 'node-unreachable',
    host: 'lab1r01n01',
    says: /lab1r01n01: unreachable: Error: The node \[lab1r01n01\] is unreachable/,
  },
  { fault: 'sshd-frozen', host: 'lab1r01n02', says: /lab1r01n02: unreachable: .*timed out/ },
  {
    fault: 'group-empty',
    host: 'firstbox',
    says: /group hyper: unreadable: .*\/pitrix\/conf\/nodes\/hyper names no host/,
  },
  {
    fault: 'parallel-missing',
    host: 'firstbox',
    says: /boss\[0-1\]: unreachable: .*parallel: command not found/,
  },
  {
    fault: 'nginx-broken',
    host: 'proxy0',
    says: /proxy0: unreadable: nginx site boss\.conf: nginx -t fails: .*foreign\.conf/,
  },
];

test.each(faults)(
  '$fault on $host',
  async ({ fault, host, says }) => {
    await site.lab.break(fault, host);
    const looked = await site.fanOuts();
    const deploy = await site.deploy();
    expect(deploy.output).toMatch(says);
    expect(deploy.output.match(/unreachable:|unreadable:|blocked:/g)?.length).toBe(
      fault === 'parallel-missing' ? 4 : 1,
    );
    expect(deploy.exitCode).toBe(1);
    // Looked at once, and never acted on.
    expect((await site.fanOuts()) - looked).toBe(1);
    await site.lab.mend(fault, host);
  },
  120_000,
);

test('after all mends the plan is empty', async () => {
  expect((await site.plan()).actions).toEqual({});
}, 60_000);

const daemonConf = '/etc/supervisor/conf.d/boss_daemon.conf';

test('a failing host fails the deploy by name, taints only its group, and the next deploy repairs it', async () => {
  await site.lab.break('program-revived', 'lab1r01n02');
  await site.lab.break('conf-revived', 'webservice0');
  await site.lab.exec('lab1r01n02', `mount --bind ${daemonConf} ${daemonConf}`); // busy: it cannot be removed

  const failed = await site.deploy();
  expect(failed.exitCode).toBe(1);
  expect(failed.output).toMatch(
    /lab1r01n02: supervisor programs absent: boss_daemon: .*file .*boss_daemon\.conf: expected absent, found file/,
  );
  expect(failed.output).toMatch(/Device or resource busy/);
  expect(failed.output).toMatch(/boss_daemon: 1 of 2 hosts proven \(0 changed, 1 already so\)/);

  const next = await site.plan();
  expect(next.actions).toEqual({ boss_v1_absent_hyper: 'delete,create' });
  expect(next.output).toMatch(/boss_v1_absent_hyper is tainted/);

  await failsInChinese(site);

  await site.lab.exec('lab1r01n02', `umount ${daemonConf}`);
  expect((await site.deploy()).exitCode).toBe(0);
  expect((await site.plan()).actions).toEqual({});
}, 180_000);

test('a group that changed after the plan stops the run before anything is done', async () => {
  await site.lab.break('program-revived', 'boss0');
  await site.plan();
  const group = '/pitrix/conf/nodes/boss';
  await site.lab.exec('firstbox', `cp ${group} /root/boss && echo 'nodes=( boss0 );' > ${group}`);
  const looked = await site.fanOuts();
  const stack = join(site.environment['CDKTF_OUTDIR'] ?? '', 'stacks/lab');
  const apply = await execa('terraform', [`-chdir=${stack}`, 'apply', '-no-color', '-input=false', 'plan'], {
    env: site.environment,
    reject: false,
    all: true,
  });
  expect(apply.exitCode).toBe(1);
  expect(apply.all).toMatch(/not what was planned, nothing was changed: group boss is now boss0; plan again/);
  expect(await site.fanOuts()).toBe(looked);
  await site.lab.exec('firstbox', `mv /root/boss ${group}`);
  expect((await site.deploy()).exitCode).toBe(0);
}, 120_000);

const project = join(__dirname, '../../..');
const run = (...words: string[]) =>
  execa('node', words, { cwd: project, env: site.environment, reject: false, all: true, stdin: 'ignore' });
const boss = (...words: string[]) => run('scripts/boss.cjs', ...words);

test('another run holds the lock: a deploy waits and names it; a take-over says its risk and gives it away', async () => {
  const lock = '/run/lock/boss-cdktf-lab1.lock';
  const takeOver = (...words: string[]) => run('scripts/boss.cjs', '--npm', 'take-over', ...words);
  const environment = site.environment['BOSS_ENVIRONMENT'] ?? '';
  await site.lab.break('conf-revived', 'webservice0');
  await site.plan();
  await site.lab.exec(
    'firstbox',
    `exec 8>${lock}; flock -n 8; echo 'alice@desk since noon' >&8; sleep 300 >/dev/null 2>&1 &`,
  );
  const shown = await takeOver(environment);
  expect([shown.exitCode, shown.all]).toEqual([
    1,
    expect.stringMatching(
      /lab: held by alice@desk since noon\nlab: process \d+ sleep 300\n.*Risk: the run that holds it is not stopped/s,
    ),
  ]);
  const night = await boss('check', environment, '--json');
  expect([night.exitCode, night.stdout]).toEqual([
    3,
    expect.stringMatching(
      /"kind":"held-lock","message":"[^"]*alice@desk since noon; process \d+ sleep 300; /,
    ),
  ]);
  const looked = await site.fanOuts();
  let applied: ReturnType<Site['apply']> | undefined;
  await new Promise<void>((waits) => {
    applied = site.apply((line) => {
      if (line.includes('waiting for another run of zone lab1: alice@desk since noon')) waits();
    });
  });
  expect(await site.fanOuts()).toBe(looked);
  expect((await takeOver(environment, '--yes')).exitCode).toBe(0);
  expect((await applied)?.exitCode).toBe(0);
  expect((await takeOver(environment)).all).toBe('lab: free');
}, 120_000);

test('the doctor finds everything well between here and each node', async () => {
  const { stdout, exitCode } = await boss('doctor', site.environment['BOSS_ENVIRONMENT'] ?? '');
  expect(stdout).toMatch(/^ok {4}lab: firstbox: exec_nodes\.sh: generation 2$/m);
  expect(stdout).toMatch(/^ok {4}lab: \S*boss\[0-1\]\S*: supervisord by python: supervisor \d/m);
  expect(stdout).toMatch(/^ok {4}lab: \S*lab1r01n\[01-02\]\S*: clock: as here$/m);
  expect([exitCode, stdout]).toEqual([0, expect.not.stringMatching(/^WRONG/m)]);
}, 120_000);

const hostile =
  '${file("/etc/passwd")} %{ if true }x%{ endif } \'"`\\ $(touch /root/ran) \u001b[2J\u001b]0;title\u0007';

test('a host that shouts, forges and colours its words changes nothing', async () => {
  const noise = `head -c 1000000 /dev/zero | tr "\\0" A; printf '%s\\n' ${quoted(hostile)} '@@nonce from boss1 end 0' '~[boss1'; printf 'no line end'`;
  await site.lab.exec('boss0', `printf '%s\\n' ${quoted(noise)} > /root/.bashrc`);
  expect((await site.plan()).actions).toEqual({});
  await site.lab.exec('boss0', 'rm /root/.bashrc');
}, 60_000);

test('hostile words where a status is expected are unreadable, shown harmlessly, and never run', async () => {
  await site.lab.exec(
    'boss0',
    `printf '#!/bin/sh\\nprintf "%%s\\\\n" %s\\n' ${quoted(quoted(hostile))} > /usr/local/bin/supervisorctl; chmod +x /usr/local/bin/supervisorctl`,
  );
  const plan = await site.plan();
  expect(plan.planned).toBe(false);
  expect(plan.output).toMatch(
    /boss0: unreadable: .*supervisorctl status said: \$\{file\("\/etc\/passwd"\)\} %\{ if true \}/,
  );
  expect(plan.output).not.toContain('root:x:0');
  expect(plan.output).not.toContain('\u001b');
  await site.lab.exec('boss0', 'rm /usr/local/bin/supervisorctl');
  expect((await site.lab.exec('firstbox', 'test -e /root/ran')).exitCode).toBe(1);
}, 60_000);

test('a file name that is a template shows as text and is removed as a file', async () => {
  const name = 'boss.yaml.${path.module}';
  await site.lab.exec('firstbox', `touch '/pitrix/conf/variables/global/${name}'`);
  expect((await site.plan()).drift).toEqual([
    'firstbox: files /pitrix/conf/variables/global/boss.yaml*: wants none, found some (1: boss.yaml.$\\u{7b}path.module})',
  ]);
  expect((await site.apply()).exitCode).toBe(0);
  expect((await site.plan()).actions).toEqual({});
}, 120_000);

test('without a look the plan is empty, whatever stands on the hosts; a deploy of a new wish says what it needs', async () => {
  await site.lab.break('program-revived', 'boss1');
  const quiet: Site['environment'] = { ...site.environment, BOSS_OBSERVE: 'off' };
  const synth = await execa('node', ['scripts/run-ts.cjs', 'main.ts'], {
    cwd: join(__dirname, '../../..'),
    env: quiet,
    reject: false,
    all: true,
  });
  expect([synth.exitCode, synth.all]).toEqual([0, '']);
  const stack = join(site.environment['CDKTF_OUTDIR'] ?? '', 'stacks/lab');
  const plan = await execa('terraform', [`-chdir=${stack}`, 'plan', '-no-color', '-detailed-exitcode'], {
    env: quiet,
    reject: false,
    all: true,
  });
  expect([plan.exitCode, /No changes\./.test(plan.all)]).toEqual([0, true]);
  const replaced = await execa(
    'terraform',
    [`-chdir=${stack}`, 'apply', '-no-color', '-auto-approve', '-replace=null_resource.boss_v1_absent_boss'],
    { env: quiet, reject: false, all: true },
  );
  expect(replaced.all).toMatch(/not observed \(BOSS_OBSERVE=off\).*unset BOSS_OBSERVE to deploy/s);
  expect(replaced.exitCode).toBe(1);
}, 120_000);

test('observations are saved, and replayed without a connection', async () => {
  const file = join(site.environment['CDKTF_OUTDIR'] ?? '', 'observations.json');
  const options = {
    cwd: join(__dirname, '../../..'),
    env: { ...site.environment, BOSS_OBSERVATIONS: file },
    reject: false,
    all: true,
  } as const;
  const saving = await execa('node', ['scripts/run-ts.cjs', 'main.ts'], options);
  expect(saving.all).toMatch(/what was observed is saved in .*observations\.json/);
  const looked = await site.fanOuts();
  const replay = await execa('node', ['scripts/run-ts.cjs', 'main.ts'], options);
  expect([replay.exitCode, /not observed now; replaying .*, seen 20/.test(replay.all)]).toEqual([0, true]);
  expect(await site.fanOuts()).toBe(looked);
  writeFileSync(file, '[{"environment":"lab"}]');
  const broken = await execa('node', ['scripts/run-ts.cjs', 'main.ts'], options);
  expect([broken.exitCode, /holds no saved observations/.test(broken.all)]).toEqual([1, true]);
}, 120_000);

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
