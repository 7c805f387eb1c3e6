/**
 * verifies: a run that has begun does not depend on what watches it: a cut line is joined again, a killed runner leaves it going and the next
 * deploy waits for it; one that was killed itself is seen by the next plan and ended by the next deploy; another terminal follows and stops it;
 * the history has each
 */
import { readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { type Site, startSite } from './site';
import { untilOnHost } from './until-on-host';

const project = join(__dirname, '../..');
let site: Site;
beforeAll(async () => {
  site = await startSite('detached');
  expect((await site.deploy()).exitCode).toBe(0);
}, 300_000);
afterAll(() => site.down());

/** The host's programs are not told of until the hold is lifted. */
const holding = `#!/bin/sh\nwhile [ -e /root/hold ]; do sleep 0.1; done\nexec /usr/bin/supervisorctl "$@"\n`;
async function hold(host: string): Promise<void> {
  await site.lab.exec(
    host,
    `touch /root/hold; printf '%s' '${holding.replaceAll("'", `'\\''`)}' > /usr/local/bin/supervisorctl; chmod +x /usr/local/bin/supervisorctl`,
  );
}
const lift = (host: string) => site.lab.exec(host, 'rm -f /root/hold');
async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
const stopFile = 'compgen -G "/run/boss-cdktf/lab1.*.stop" >/dev/null';
const held = (host: string) =>
  untilOnHost(site.lab, host, `${host} is asked`, `pgrep -f '[l]ocal/bin/supervisorctl' >/dev/null`);
const command = (name: string, ...words: string[]) =>
  execa('node', ['scripts/boss.cjs', '--npm', name, site.environment['BOSS_ENVIRONMENT'] ?? '', ...words], {
    cwd: project,
    env: site.environment,
    reject: false,
    all: true,
  });
/** How often the program was stopped on the host since it came up: what a second run would do again. */
const stopsOn = async (host: string) =>
  Number(
    (
      await site.lab.exec(
        host,
        'grep -c "stopped: boss_hypervisor" /var/log/supervisor/supervisord.log || true',
      )
    ).stdout,
  );

/** Kills what watches the run: the runner of this site, whatever other sites do at the same time. */
async function killRunner(): Promise<void> {
  const { stdout } = await execa('pgrep', ['-f', 'lib/run/main.ts converge/boss_v1_absent_boss.json']);
  const ours = stdout.split('\n').filter((pid) => readlinkSync(`/proc/${pid}/cwd`) === site.stack);
  expect(ours.length).toBeGreaterThan(0);
  for (const pid of ours) process.kill(Number(pid), 'SIGKILL');
}

/** A program is back on boss0, that is planned, and its deploy is held in the middle. */
async function begun() {
  await site.lab.break('program-revived', 'boss0');
  expect((await site.plan()).planned).toBe(true);
  await hold('boss0');
  const applied = site.apply();
  await held('boss0');
  return { applied };
}

test('a line that is cut is joined again, and the deploy proves what it would have', async () => {
  const { applied } = await begun();
  expect((await site.lab.exec('firstbox', 'pkill -f "^sshd: root"')).exitCode).toBe(0);
  await lift('boss0');
  const { exitCode, output } = await applied;
  expect(output).toMatch(/connection lost .*the run goes on there; joining it again in 1 s/);
  expect(output).toMatch(/pitrix-boss-console: 2 of 2 hosts proven \(1 changed, 1 already so\)/);
  expect(exitCode).toBe(0);
  expect((await site.plan()).actions).toEqual({});
}, 120_000);

test('a killed runner leaves the run going; the plan tells of it, another terminal follows it, the next deploy waits for it', async () => {
  const stops = await stopsOn('boss0');
  const left = async () => (await command('history')).all.split('  left running  ').length - 1;
  const { applied } = await begun();
  await until('both hosts are told as left running', async () => (await left()) === 2);
  await killRunner();
  expect((await applied).exitCode).toBe(1);
  const attached = command('attach');
  let told = '';
  attached.all.on('data', (chunk: Buffer) => (told += chunk.toString('utf8')));
  await until('it is followed', async () => Promise.resolve(told.includes('a run is at work')));
  const next = site.deploy();
  await lift('boss0');
  const shown = await attached;
  expect(shown.all).toMatch(
    /lab: a run is at work on the firstbox: boss_v1_absent on boss, begun \S+ by \S+; .*boss0/,
  );
  expect(shown.all).toMatch(/boss0 {2}.*: done and proven/);
  expect(shown.exitCode).toBe(0);
  expect((await next).exitCode).toBe(0);
  expect(await left()).toBe(0);
  expect((await site.plan()).actions).toEqual({});
  expect(await stopsOn('boss0')).toBe(stops + 1);
}, 180_000);

test('a run that is killed itself fails the deploy, is in the next plan with its host, and is ended by the next deploy', async () => {
  const { applied } = await begun();
  await site.lab.exec('firstbox', 'pkill -9 -f [b]oss-cdktf-run');
  const failed = await applied;
  expect(failed.exitCode).toBe(1);
  expect(failed.output).toMatch(/the run's process is gone before its end/);
  await lift('boss0');
  await site.plan();
  expect(site.warnings()).toEqual([
    expect.stringMatching(
      // boss1, which differs in nothing, may have said so before the end.
      /^previous run did not finish: boss_v1_absent on boss, begun \S+Z by \S+; boss0; (?:boss1; )?what it left/,
    ),
    // What holds it is no script of supervisor's.
    expect.stringMatching(/^boss0: supervisorctl was asked, .*: \/usr\/local\/bin\/supervisorctl is not /),
  ]);
  expect((await site.deploy()).exitCode).toBe(0);
  expect((await site.plan()).actions).toEqual({});
  expect(site.warnings()).toEqual([expect.stringMatching(/^boss0: supervisorctl was asked, /)]);
}, 180_000);

test('asked to stop by another terminal, a run ends before the next wave and says whom it left; the next deploy goes on', async () => {
  await site.lab.break('program-revived', 'boss1');
  const { applied } = await begun();
  const attached = command('attach', '--stop');
  await untilOnHost(site.lab, 'firstbox', 'it is asked', stopFile);
  await lift('boss0');
  const shown = await attached;
  expect(shown.all).toMatch(/lab: asked to stop before the next thing that it begins/);
  const left = /skipped: boss1: not touched: the run was asked to stop after wave 1 of 2/;
  expect([shown.exitCode, shown.all]).toEqual([1, expect.stringMatching(left)]);
  const { exitCode, output } = await applied;
  expect([exitCode, output]).toEqual([1, expect.stringMatching(left)]);
  expect(output).toMatch(/boss0 {2}.*done and proven/);
  expect((await site.deploy()).exitCode).toBe(0);
  expect((await site.plan()).actions).toEqual({});
}, 120_000);

const historyLine = (result: string) =>
  new RegExp(
    `^\\S+Z +\\d+ s +${result} +boss0 +boss_v1_absent on boss.* +\\S+@\\S+ +commit [0-9a-f]{10}\\S* +plan [0-9a-f]{10}$`,
    'm',
  );

test('the history has every run with who, commit, plan and result, here and on the firstbox, readable by its owner only', async () => {
  const there = await command('history', '--firstbox');
  expect([there.exitCode, there.all]).toEqual([0, expect.stringMatching(historyLine('proven'))]);
  // The run that was killed is told of as what it left: began there, not ended.
  const here = await command('history');
  expect([here.exitCode, here.all]).toEqual([0, expect.stringMatching(historyLine('proven'))]);
  expect(here.all).toMatch(historyLine('unre(?:achable|adable)'));
  const lines = (await command('history', '--firstbox', '--json')).all.split('\n');
  expect(lines.map((line) => typeof (JSON.parse(line) as { seconds: unknown }).seconds)).toEqual(
    lines.map(() => 'number'),
  );
  const modes = await site.lab.exec(
    'firstbox',
    'cd /var/log/boss-cdktf && stat -c %a . lab1 lab1/* | sort -u',
  );
  expect(modes.stdout).toBe('600\n700\n');
}, 60_000);

/** A command with a terminal of its own, and what is on its screen. */
function onTerminal(line: string) {
  const options = { cwd: project, env: site.environment, reject: false, all: true } as const;
  const terminal = execa('script', ['-qfec', line, '/dev/null'], options);
  let shown = '';
  terminal.all.on('data', (chunk: Buffer) => (shown += chunk.toString('utf8')));
  return { terminal, screen: () => shown };
}

test('Ctrl-C asks on the terminal; stopped, the run is followed to what it still does, and Terraform is told the truth', async () => {
  await site.lab.break('program-revived', 'boss0');
  await site.plan();
  await hold('boss0');
  const apply = `terraform -chdir=${site.stack} apply -no-color -input=false plan`;
  const { terminal, screen } = onTerminal(apply);
  await held('boss0');
  terminal.stdin.write('\u0003');
  await until('it asks', async () => Promise.resolve(screen().includes('l or s (l after 30 s)?')));
  terminal.stdin.write('s\n');
  await untilOnHost(site.lab, 'firstbox', 'it is asked to stop', stopFile);
  await lift('boss0');
  expect((await terminal).exitCode).toBe(0);
  expect(screen()).toMatch(/the run is asked to stop before the next thing/);
  expect(screen()).toMatch(/boss0 {2}.*done and proven/);
}, 120_000);

/** Holds what stops programs, and lets what only asks for them pass: a look comes to its end. */
async function holdStops(host: string): Promise<void> {
  const stops = `#!/bin/sh
case " $* " in *' stop '* | *' update '* | *' remove '*)
  touch /root/held
  while [ -e /root/hold ]; do sleep 0.1; done
esac
exec /usr/bin/supervisorctl "$@"
`;
  await site.lab.exec(
    host,
    `rm -f /root/held; touch /root/hold; printf '%s' '${stops.replaceAll("'", `'\\''`)}' > /usr/local/bin/supervisorctl; chmod +x /usr/local/bin/supervisorctl`,
  );
}

test.each([
  // The runner asks, and boss has the last word.
  ['node scripts/boss.cjs', [1], /the run goes on at the firstbox: npx boss attach lab follows it.*\n*$/],
  // It ends at once with words of its own, and which of its processes hears the signal first decides with what code; what was said before
  // stands on the screen.
  ['node_modules/.bin/cdktf --output "$CDKTF_OUTDIR"', [1, 130], /npx boss attach lab/],
])(
  'Ctrl-C under %s deploy: the screen says that the run goes on and what follows it, and so it is',
  async (program, codes, said) => {
    await site.lab.break('program-revived', 'boss0');
    await holdStops('boss0');
    const { terminal, screen } = onTerminal(`${program} deploy --auto-approve`);
    await untilOnHost(site.lab, 'boss0', 'it stops programs', '[ -e /root/held ]');
    terminal.stdin.write('\u0003');
    if (program.startsWith('node ')) {
      await until('it asks', async () => Promise.resolve(screen().includes('l or s (l after 30 s)?')));
      terminal.stdin.write('l\n');
    }
    expect(codes).toContain((await terminal).exitCode);
    expect(screen().replaceAll('\r', '')).toMatch(said);
    // The coloured words of a terminal are told as those of a pipe; only its error says where it came from.
    if (program.startsWith('node ')) expect(screen()).not.toMatch(/\(local-exec\)|Executing: /);
    const attached = command('attach');
    await lift('boss0');
    // It follows the run, or tells how it came out meanwhile.
    const followed = /boss0 {2}.*done and proven|proven {2}boss0/;
    expect(await attached).toMatchObject({ exitCode: 0, all: expect.stringMatching(followed) });
  },
  120_000,
);
