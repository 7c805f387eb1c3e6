/*
 * verifies: a deploy job that does not go well
 *   1. it fails, or half of it does: said with its id, its word and its log; the next deploy starts exactly one other and ends well
 *   2. its state is a word that nobody knows, or no JSON: said with the text; nothing is started beside it
 *   3. one that somebody else started is followed, also when it takes long
 *   4. the firstbox loses every session under the run: it says so, the next deploy starts no second job
 *   5. a platform that is busy, or half upgraded since the plan: nothing is started
 */
import { type Site, startSite } from '../site';
import { spoil, starts, wish } from './wish';

let site: Site;
beforeAll(async () => {
  site = await startSite('boss-v2-faults');
  wish(site, 'boss:\n  v2:\n    deploy: added');
}, 300_000);
afterAll(() => site.down());

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ');
async function deployed() {
  const { exitCode, output } = await site.deploy();
  return { exitCode, output: oneLine(output), starts: (await starts(site)).length };
}
const cli = '. /etc/profile; /pitrix/cli/';
async function until(status: string) {
  const wait = `for i in $(seq 600); do ${cli}get-deploy-qingcloud-component-status.py | grep -q '"${status}"' && exit 0; sleep 0.2; done; exit 1`;
  await site.lab.exec('firstbox', wait);
}

test('nothing is started on a platform that is busy, or half upgraded', async () => {
  await site.plan();
  await site.lab.break('platform-busy');
  const busy = await site.apply();
  expect(oneLine(busy.output)).toMatch(/does not say "status": "running" but: \{ "platform_id"/);
  await site.lab.mend('platform-busy');
  await site.plan();
  await site.lab.break('platform-upgrading');
  const upgrading = await site.apply();
  expect(oneLine(upgrading.output)).toMatch(
    /an upgrade of the platform is half done \(\S+pre_upgrade\.Done\)/,
  );
  await site.lab.mend('platform-upgrading');
  expect([busy.exitCode, upgrading.exitCode, await starts(site)]).toEqual([1, 1, []]);
}, 240_000);

test('a job that fails half-way', async () => {
  await site.lab.break('job-fails-half-way');
  const failed = await deployed();
  expect(failed.output).toMatch(
    /firstbox: the deploy job ended with 1 and said: job j-\w+: its end is "failed"; the next deploy runs it again; after \d+ s; its log ended: \S+ \S+ Error: launching the management VMs failed; in full: \/pitrix\/log\/deploy\/j-\w+\.log/,
  );
  expect(failed.output).toMatch(/boss0: boss deployed: file \S+: expected file, found absent/);
  expect([failed.exitCode, failed.starts]).toEqual([1, 1]);
  await site.lab.mend('job-fails-half-way');
}, 240_000);

test('a job that is half done leaves one host out; the next deploy finishes', async () => {
  await site.lab.break('job-done-with-failure');
  const half = await deployed();
  expect(half.output).toMatch(/its end is "done with failure"/);
  expect(half.output).toMatch(/boss1: boss deployed: file \S+: expected file, found absent/);
  expect([half.exitCode, half.starts]).toEqual([1, 2]);
  await site.lab.mend('job-done-with-failure');
  const whole = await deployed();
  expect([whole.exitCode, whole.starts]).toEqual([0, 3]);
  expect((await site.plan()).actions).toEqual({});
}, 300_000);

test('a word that nobody knows: no second job beside it', async () => {
  await spoil(site);
  await site.lab.break('job-unknown-word');
  const paused = await deployed();
  expect(paused.output).toMatch(/its state "paused" is not understood; it may still work/);
  const again = await deployed();
  expect(again.output).toMatch(/the platform is busy; .* got: working;/);
  expect([paused.exitCode, again.exitCode, again.starts]).toEqual([1, 1, 4]);
  await site.lab.mend('job-unknown-word');
  await until('successful');
  const end = await deployed();
  expect([end.exitCode, end.starts]).toEqual([0, 4]);
}, 300_000);

test('a reply that is no JSON, before and while a job works: told with its text, and no second job', async () => {
  const unrecognised =
    /unrecognised reply of get-deploy-qingcloud-component-status\.py: \{ "job_id": "j-\w+", "ret_code": 0, /;
  await spoil(site);
  await site.plan();
  await site.lab.break('job-garbage-json');
  const before = await site.apply();
  expect(oneLine(before.output)).toMatch(unrecognised);
  expect(oneLine(before.output)).toMatch(/nothing was started; start the job by hand/);
  expect([before.exitCode, (await starts(site)).length]).toEqual([1, 4]);
  await site.lab.mend('job-garbage-json');

  await site.lab.break('job-hangs');
  await site.plan();
  const running = site.apply();
  await until('working');
  await site.lab.break('job-garbage-json');
  const meanwhile = await running;
  expect(oneLine(meanwhile.output)).toMatch(unrecognised);
  expect(oneLine(meanwhile.output)).toMatch(/its state is not understood; it may still work/);
  expect([meanwhile.exitCode, (await starts(site)).length]).toEqual([1, 5]);
  await site.lab.mend('job-garbage-json');
  await site.lab.mend('job-hangs');
  await until('successful');
  const end = await deployed();
  expect([end.exitCode, end.starts]).toEqual([0, 5]);
}, 300_000);

test('a job that somebody else started is followed, and told apart by its file', async () => {
  await spoil(site);
  await site.lab.break('job-hangs');
  await site.lab.exec(
    'firstbox',
    `${cli}deploy-qingcloud-component.py -v /pitrix/config/vm_variables.lab1.yaml`,
  );
  await until('working');
  await site.plan();
  const running = site.apply();
  await site.lab.exec('firstbox', 'sleep 1');
  await site.lab.mend('job-hangs');
  const { exitCode, output } = await running;
  expect(oneLine(output)).toMatch(/job j-\w+ is working already, of the same \S+: it is followed/);
  expect([exitCode, (await starts(site)).length]).toEqual([0, 6]);
}, 240_000);

test('the firstbox loses every session: said; the next deploy starts no second job', async () => {
  await spoil(site, 'boss1');
  await site.lab.break('job-reboots-firstbox');
  const lost = await deployed().catch(() => undefined);
  expect([lost?.exitCode, lost?.starts]).toEqual([1, 7]);
  expect(lost?.output).toMatch(/firstbox \S+: ssh could not reach it or lost it/);
  await site.lab.mend('job-reboots-firstbox');
  // As an operator does: again when the firstbox can be reached.
  await site.lab.exec(
    'firstbox',
    'timeout 30 bash -c "until (exec 3<>/dev/tcp/127.0.0.1/22); do sleep 0.2; done"',
  );
  const end = await deployed();
  expect([end.exitCode, end.starts]).toEqual([0, 7]);
  expect((await site.plan()).actions).toEqual({});
}, 300_000);
