/**
 * verifies that one host cannot take the look, the deploy or the time of all others (hostTimeoutSeconds: 25)
 *   1. 200 programs under supervisord, and 5 MB at every login: plan and deploy as ever
 *   2. supervisorctl that prints 6 MB, or a byte a second: unreadable by name, in its time; nothing else
 *   3. a login that says a byte a second and never ends: unreachable by name, in its time; in a deploy the others are proven
 *   4. a clock that went forward or back by a day on a node that nginx serves
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { type Site, startSite } from './site';

let site: Site;
const seconds = 25;
beforeAll(async () => {
  site = await startSite('resources');
  const file = site.environment['BOSS_ENVIRONMENT'] ?? '';
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('boss:', `fanOut: { hostTimeoutSeconds: ${seconds} }\nboss:`));
}, 300_000);
afterAll(() => site.down());

/** Obstacles that a plan names. */
const obstacles = (output: string) =>
  output.match(/(?<=BLOCKED )[\w, ]+: (unreachable|unreadable|blocked):/g) ?? [];
/** What a task gives, and that it ended in a host's time, some for the platform's scripts, and some for a busy machine. */
async function inTime<T>(task: () => Promise<T>): Promise<T> {
  const begun = Date.now();
  const result = await task();
  expect(Date.now() - begun).toBeLessThan((seconds + 30 + 25) * 1000);
  return result;
}

test('200 programs on a node and 5 MB at every login of another: deployed, proven, and the plan is empty', async () => {
  await site.lab.break('programs-200', 'boss0');
  await site.lab.break('login-floods', 'lab1r01n01');
  const begun = Date.now();
  const plan = await site.plan();
  const planned = Date.now();
  expect(plan.drift).toContain('boss0: program boss_hypervisor: wants absent, found running');
  expect(plan.drift).toContain('lab1r01n01: program boss_daemon: wants absent, found running');
  expect((await site.apply()).exitCode).toBe(0);
  console.info(`200 programs: plan ${planned - begun} ms, deploy ${Date.now() - planned} ms`);
  const running = await site.lab.exec('boss0', 'supervisorctl status | grep -c "^filler:filler_.* RUNNING"');
  expect(running.stdout).toBe('200\n');
  expect((await site.plan()).actions).toEqual({});
  await site.lab.mend('programs-200', 'boss0');
  await site.lab.mend('login-floods', 'lab1r01n01');
}, 240_000);

test.each([
  [
    'supervisorctl-floods',
    'unreadable: program boss_hypervisor, .*: supervisorctl status printed more than 200000 bytes',
  ],
  [
    'supervisorctl-dribbles',
    'unreadable: program boss_hypervisor, .*: supervisorctl did not answer within 20 s',
  ],
] as const)(
  '%s',
  async (fault, words) => {
    await site.lab.break(fault, 'boss1');
    const plan = await inTime(() => site.plan());
    await site.lab.mend(fault, 'boss1');
    expect(plan.planned).toBe(false);
    expect(obstacles(plan.output)).toEqual(['boss1: unreadable:']);
    expect(plan.output).toMatch(new RegExp(`boss1: ${words}`));
    expect((await site.plan()).actions).toEqual({});
  },
  180_000,
);

test('a login that dribbles: unreachable by name; between plan and deploy it takes no other host along', async () => {
  await site.lab.break('program-revived', 'lab1r01n01');
  await site.plan();
  await site.lab.break('login-dribbles', 'lab1r01n02');
  const deploy = await inTime(() => site.apply());
  expect(deploy.exitCode).toBe(1);
  expect(deploy.output).toMatch(/boss_daemon: 1 of 2 hosts proven \(1 changed, 0 already so\)/);
  expect(deploy.output).toMatch(
    /lab1r01n02: unreachable: no answer came; .* commands may still be running there: it did not end within 55 s/,
  );
  const plan = await inTime(() => site.plan());
  expect(plan.planned).toBe(false);
  expect(obstacles(plan.output)).toEqual(['lab1r01n02: unreachable:']);
  await site.lab.mend('login-dribbles', 'lab1r01n02');
  expect((await site.deploy()).exitCode).toBe(0);
  expect((await site.plan()).actions).toEqual({});
}, 400_000);

test('a clock that went forward: a site that came back is removed, and that is proven', async () => {
  await site.lab.break('site-revived');
  await site.lab.break('clock-forward');
  expect((await site.deploy()).exitCode).toBe(0);
  await site.lab.mend('clock-forward');
  expect((await site.plan()).actions).toEqual({});
}, 120_000);

test('a clock that went back: what nginx serves is not known', async () => {
  await site.lab.break('clock-back');
  const plan = await site.plan();
  expect(plan.planned).toBe(false);
  expect(obstacles(plan.output)).toEqual(['proxy0: unreadable:']);
  expect(plan.output).toMatch(/the clock went back, what nginx serves is not known/);
  await site.lab.mend('clock-back');
  expect((await site.plan()).actions).toEqual({});
}, 120_000);
