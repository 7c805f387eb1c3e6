/**
 * verifies, on a fresh lab: 1. the plan names every host and program  2. the deploy removes and proves it, and only it
 * 3. the next plan is empty  4. fan-outs are counted  5. a lost state is one run that changes nothing
 */
import { type Site, startSite } from '../site';

let site: Site;
beforeAll(async () => {
  site = await startSite('removal');
}, 300_000);
afterAll(() => site.down());

const nodes = ['webservice0', 'boss0', 'boss1', 'lab1r01n01', 'lab1r01n02', 'proxy0', 'zoocassa0'];
const v1 =
  'boss_collector|boss_aggregator|boss_aggregator_proxy|boss_hypervisor|boss_hypervisor_proxy|pitrix-boss-console|boss_daemon';

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
      ...program('lab1r01n02', 'boss_daemon'),
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
  // One look at all, then one fan-out for each of the four node groups.
  expect(await site.fanOuts()).toBe(1 + 4);

  const second = await site.plan();
  expect(second.output).toMatch(/No changes\./);
  expect(second.actions).toEqual({});

  for (const host of nodes) {
    const left = await site.lab.exec(
      host,
      `supervisorctl status | grep -E '^(${v1}) '; grep -lszE 'SUPERVISOR_PROCESS_NAME=(${v1})$' /proc/[0-9]*/environ; ls /etc/supervisor/conf.d /etc/nginx/sites-* | grep -E '^(${v1}|boss).conf$'`,
    );
    expect([host, left.stdout]).toEqual([host, '']);
  }
  expect(await others()).toEqual(before);
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
