/**
 * verifies, for each fault that hides something: the plan fails and names host and cause, nothing is changed,
 * and after the mend the plan is empty again.
 */
import type { FaultName } from '../../../lab/faults';
import { type Site, startSite } from '../site';

let site: Site;
beforeAll(async () => {
  site = await startSite('faults-refused');
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
    says: /boss0, boss1: unreachable: .*parallel: command not found/,
  },
  {
    fault: 'nginx-broken',
    host: 'proxy0',
    says: /proxy0: unreadable: nginx site boss\.conf: nginx -t fails: .*foreign\.conf/,
  },
  {
    fault: 'foreign-pending-conf',
    host: 'boss0',
    says: /boss0: blocked: pending supervisor changes of other programs: wants none, found foreign: .* is available/,
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
    expect((await site.plan()).actions).toEqual({});
  },
  120_000,
);
