/**
 * verifies, for each fault that is drift: the plan names exactly the host and the thing, only that group is replaced,
 * the deploy repairs it and nothing else, the plan is empty again. Also: the same drift twice is two repairs.
 */
import type { FaultName } from '../../../lab/faults';
import { type Site, startSite } from '../site';

let site: Site;
beforeAll(async () => {
  site = await startSite('faults-repaired');
  expect((await site.deploy()).exitCode).toBe(0);
}, 300_000);
afterAll(() => site.down());

const conf = (name: string) => `file /etc/supervisor/conf.d/${name}.conf: wants absent, found file`;

const faults: readonly { fault: FaultName; group: string; host: string; drift: readonly string[] }[] = [
  {
    fault: 'program-revived',
    group: 'boss',
    host: 'boss0',
    drift: ['program boss_hypervisor: wants absent, found running', conf('boss_hypervisor')],
  },
  {
    fault: 'program-revived',
    group: 'boss',
    host: 'boss0',
    drift: ['program boss_hypervisor: wants absent, found running', conf('boss_hypervisor')],
  },
  { fault: 'conf-revived', group: 'webservice', host: 'webservice0', drift: [conf('boss_collector')] },
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
      'program boss_hypervisor: wants absent, found orphaned (its process runs on, supervisord does not know it)',
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
    expect(plan.drift).toEqual(drift.map((line) => `${host}: ${line}`));
    expect(plan.actions).toEqual({ [`boss_v1_absent_${group}`]: 'delete,create' });

    const before = await site.fanOuts();
    const deploy = await site.apply();
    expect(deploy.output).toMatch(new RegExp(`${host}  .*: done and proven`));
    expect(deploy.exitCode).toBe(0);
    expect((await site.fanOuts()) - before).toBe(1);
    expect((await site.plan()).actions).toEqual({});

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
    'proxy0: nginx site boss.conf: wants absent, found unreloaded (nginx serves a configuration older than sites-enabled)',
  ]);
  expect((await site.apply()).exitCode).toBe(0);
  expect((await site.plan()).actions).toEqual({});
}, 120_000);
