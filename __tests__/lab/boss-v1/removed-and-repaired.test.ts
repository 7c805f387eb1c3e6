/**
 * verifies, from a fresh lab on: 1. the plan names every host and program  2. the deploy removes and proves it, and only it
 * 3. the next plan is empty  4. fan-outs are counted  5. a lost state is one run that changes nothing
 * 6. for each fault that is drift: the plan names exactly the host and the thing, only that group is replaced, the deploy
 * repairs it and nothing else; the same drift twice is two repairs  7. the plan is empty after all
 */
import type { FaultName } from '../../../lab/faults';
import { type Site, startSite } from '../site';

let site: Site;
beforeAll(async () => {
  site = await startSite('removal');
}, 300_000);
afterAll(() => site.down());

const nodes = ['webservice0', 'boss0', 'boss1', 'lab1r01n01', 'lab1r01n02', 'proxy0', 'zoocassa0'];
const v1 =
  'boss_collector|boss_aggregator|boss_aggregator_proxy|boss_hypervisor|boss_hypervisor_proxy|pitrix-boss-console|boss_daemon';

/** Files and links of a host's disk that came or changed since `mark`. */
const mark = (host: string) => site.lab.exec(host, 'touch /root/mark');
const changedFiles = async (host: string) =>
  (
    await site.lab.exec(
      host,
      'find / -xdev \\( -type f -o -type l \\) -cnewer /root/mark ! -path "/proc/*"; rm /root/mark',
    )
  ).stdout
    .split('\n')
    .filter((path) => path !== '');

/** Name and process of everything that supervisord and nginx run beside BOSS V1. */
const others = async () =>
  Promise.all(
    nodes.map(
      async (host) =>
        (
          await site.lab.exec(
            host,
            `supervisorctl status | grep -Ev '^(${v1}) ' | awk '{ print $1, $2, $4 }'; cat /run/nginx.pid 2>/dev/null`,
          )
        ).stdout,
    ),
  );

test('from plan to proof to empty plan', async () => {
  const before = await others();
  expect(before.join()).toMatch(/webservice_server RUNNING.*pitrix_ws RUNNING.*hyper_server RUNNING/s);

  await Promise.all([...nodes, 'firstbox'].map(mark));
  const first = await site.plan();
  expect(first.actions).toEqual({
    boss_v1_absent_webservice: 'create',
    boss_v1_absent_boss: 'create',
    boss_v1_absent_hyper: 'create',
    boss_v1_absent_proxy: 'create',
    boss_v1_absent_firstbox: 'create',
  });
  const conf = (name: string) => `file /etc/supervisor/conf.d/${name}.conf`;
  const program = (host: string, name: string) => [
    `${host}: program ${name}: wants absent, found running`,
    `${host}: ${conf(name)}: wants absent, found file`,
  ];
  expect([...first.drift].sort()).toEqual(
    [
      ...['boss_collector', 'boss_aggregator', 'boss_aggregator_proxy'].flatMap((name) =>
        program('webservice0', name),
      ),
      ...['boss_hypervisor', 'boss_hypervisor_proxy', 'pitrix-boss-console'].flatMap((name) => [
        ...program('boss0', name),
        ...program('boss1', name),
      ]),
      ...program('lab1r01n01', 'boss_daemon'),
      'lab1r01n02: program boss_daemon: wants absent, found running',
      'lab1r01n02: other files that define them: wants none, found some (/etc/supervisor/conf.d/00-boss.conf has [program:boss_daemon])',
      'proxy0: nginx site boss.conf: wants absent, found enabled',
      'proxy0: file /etc/nginx/sites-available/boss.conf: wants absent, found file',
      'firstbox: files /pitrix/conf/variables/global/boss.yaml*: wants none, found some (2: boss.yaml.lab1 boss.yaml.lab1.bak)',
    ].sort(),
  );
  expect(await site.fanOuts()).toBe(1);

  const deploy = await site.apply();
  expect(deploy.output).toMatch(
    /boss_hypervisor_proxy, pitrix-boss-console: 2 of 2 hosts proven \(2 changed, 0 already so\)/,
  );
  expect(deploy.exitCode).toBe(0);
  // One look at all, then webservice and proxy with one host each, boss and hyper with two in two waves.
  expect(await site.fanOuts()).toBe(1 + 1 + 1 + 2 + 2);

  const second = await site.plan();
  expect(second.output).toMatch(/No changes\./);
  expect(second.actions).toEqual({});

  for (const host of nodes) {
    const left = await site.lab.exec(
      host,
      `supervisorctl status | grep -E '^(${v1}) '; grep -lszE 'SUPERVISOR_PROCESS_NAME=(${v1})$' /proc/[0-9]*/environ; ls /etc/supervisor/conf.d /etc/nginx/sites-* | grep -E '^(${v1}|boss|00-boss).conf$'`,
    );
    expect([host, left.stdout]).toEqual([host, '']);
  }
  expect(await others()).toEqual(before);

  // Nothing is left but logs of the platform and of supervisord, and the backups.
  for (const host of nodes) {
    const left = await changedFiles(host);
    expect([host, left.filter((path) => !path.startsWith('/var/log/supervisor/'))]).toEqual([host, []]);
  }
  const onFirstbox = await changedFiles('firstbox');
  const backups = onFirstbox.filter((path) => path.startsWith('/var/backups/boss-cdktf/'));
  expect(backups.map((path) => path.replace(/.*\//, '')).sort()).toEqual([
    'boss.yaml.lab1',
    'boss.yaml.lab1.bak',
  ]);
  expect(
    onFirstbox.filter(
      (path) => !/^\/(pitrix\/log\/exec_nodes|root\/\.parallel|var\/(backups|log)\/boss-cdktf)\//.test(path),
    ),
  ).toEqual([]);
  const firstbox = await site.lab.exec(
    'firstbox',
    'ls /pitrix/conf/variables/global; stat -c "%a %n" /var/backups/boss-cdktf/*/* | sed "s,/[0-9TZ]*/,/*/,"',
  );
  expect(firstbox.stdout).toMatch(/^server\.yaml\.lab1\n/);
  expect(firstbox.stdout).toMatch(/\/var\/backups\/boss-cdktf\/\*\/boss\.yaml\.lab1\n/);
  expect(firstbox.stdout).not.toMatch(/^boss\.yaml/m);
}, 240_000);

test('a lost state is one run that changes nothing, then the plan is empty', async () => {
  site.forgetState();
  const lost = await site.plan();
  expect(new Set(Object.values(lost.actions))).toEqual(new Set(['create']));
  expect(lost.drift).toEqual([]);
  const deploy = await site.deploy();
  expect(deploy.exitCode).toBe(0);
  expect(deploy.output).toMatch(/2 of 2 hosts proven \(0 changed, 2 already so\)/);
  expect(deploy.output).not.toMatch(/changing|[1-9] changed/);
  expect((await site.plan()).actions).toEqual({});
}, 120_000);

const confFound = (name: string) => `file /etc/supervisor/conf.d/${name}.conf: wants absent, found file`;

const faults: readonly { fault: FaultName; group: string; host: string; drift: readonly string[] }[] = [
  {
    fault: 'program-revived',
    group: 'boss',
    host: 'boss0',
    drift: ['program boss_hypervisor: wants absent, found running', confFound('boss_hypervisor')],
  },
  {
    fault: 'program-revived',
    group: 'boss',
    host: 'boss0',
    drift: ['program boss_hypervisor: wants absent, found running', confFound('boss_hypervisor')],
  },
  { fault: 'conf-revived', group: 'webservice', host: 'webservice0', drift: [confFound('boss_collector')] },
  {
    fault: 'site-revived',
    group: 'proxy',
    host: 'proxy0',
    drift: [
      'nginx site boss.conf: wants absent, found enabled',
      'file /etc/nginx/sites-available/boss.conf: wants absent, found file',
    ],
  },
  {
    fault: 'program-outlives-supervisord',
    group: 'boss',
    host: 'boss0',
    drift: [
      'program boss_hypervisor: wants absent, found orphaned (supervisord does not know it, but it runs as process N (/bin/bash /pitrix/lib/boss/boss_hypervisor ))',
    ],
  },
];

test.each(faults)(
  '$fault on $host',
  async ({ fault, group, host, drift }) => {
    await site.lab.break(fault, host);
    const others = await site.lab.exec(
      host,
      'supervisorctl status | grep -v ^boss_; cat /run/nginx.pid 2>/dev/null',
    );
    const plan = await site.plan();
    const told = plan.drift.map((line) => line.replaceAll(/process \d+/g, 'process N'));
    expect(told).toEqual(drift.map((line) => `${host}: ${line}`));
    expect(plan.actions).toEqual({ [`boss_v1_absent_${group}`]: 'delete,create' });

    const before = await site.fanOuts();
    const deploy = await site.apply();
    expect(deploy.output).toMatch(new RegExp(`${host}  .*: done and proven`));
    expect(deploy.exitCode).toBe(0);
    expect((await site.fanOuts()) - before).toBe(1);

    const after = await site.lab.exec(
      host,
      'supervisorctl status | grep -v ^boss_; cat /run/nginx.pid 2>/dev/null',
    );
    expect(pids(after.stdout)).toEqual(pids(others.stdout));
    await site.lab.mend(fault, host);
  },
  120_000,
);

/** Processes, without the uptimes. */
function pids(status: string): readonly string[] {
  return status.match(/pid \d+|^\d+$/gm) ?? [];
}

test('a site whose files were removed without a reload is still served, and the plan says so', async () => {
  await site.lab.break('site-revived');
  await site.lab.exec(
    'proxy0',
    'rm -f /etc/nginx/sites-enabled/boss.conf /etc/nginx/sites-available/boss.conf',
  );
  expect((await site.plan()).drift).toEqual([
    'proxy0: nginx site boss.conf: wants absent, found unreloaded (nginx listens on 9090, which no file gives it)',
  ]);
  expect((await site.apply()).exitCode).toBe(0);
  expect((await site.plan()).actions).toEqual({});
}, 120_000);

test('after all repairs the plan is empty', async () => {
  expect((await site.plan()).actions).toEqual({});
}, 60_000);
