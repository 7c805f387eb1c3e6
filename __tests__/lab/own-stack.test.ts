/**
 * verifies, on real hosts of two zones, by the package as it is packed and the example's program, with terraform: 1. the plan names what
 * differs in each zone  2. the deploy proves it, the own construct included  3. the next plan is empty  4. what came back on one host of
 * one zone is in the plan alone
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { execa } from 'execa';
import { parseEnvironment } from '../../lib/environment/parse-environment';
import { projectWithPackage } from '../examples/installed-package';
import { nodesOf, TwoZones, zones } from './interleavings/two-zones';

let platform: TwoZones;
let folder: string;
beforeAll(async () => {
  folder = await projectWithPackage();
  platform = await TwoZones.start();
  writeFileSync(join(folder, 'zones.json'), JSON.stringify(zonesOfTheLab()));
  for (const node of zones.flatMap((zone) => nodesOf[zone])) {
    await beAProxyToo(node);
    await oldAgentOn(node);
  }
}, 600_000);
afterAll(async () => {
  await platform.site.down();
  rmSync(folder, { recursive: true, force: true });
});

function zonesOfTheLab(): readonly object[] {
  const file = platform.site.environment['BOSS_ENVIRONMENT'] ?? '';
  const parsed = parseEnvironment(file, readFileSync(file, 'utf8'));
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  const { region, firstbox } = parsed.environment;
  const sshConfig = resolve(dirname(file), firstbox.sshConfig ?? '');
  return zones.map((zone, index) => ({
    platform: { zone, region, topology: 'region', firstbox: { ...firstbox, sshConfig } },
    hook: { proxyVip: `10.77.99.${index + 1}`, otherVip: 'meant' },
  }));
}

const conf = '/etc/supervisor/conf.d/old_agent.conf';
/** All nodes of the lab's zones are in all their groups; a proxy runs nginx. */
const beAProxyToo = (node: string) =>
  platform.site.lab.exec(node, 'pgrep -x nginx >/dev/null || /usr/sbin/nginx');
const oldAgentOn = (node: string) =>
  platform.site.lab.exec(
    node,
    `printf '[program:old_agent]\\ncommand=/bin/sleep 100000\\n' >${conf}; supervisorctl update >/dev/null`,
  );

const run = (file: string, ...words: string[]) =>
  execa(file, words, {
    cwd: folder,
    env: { ...platform.site.environment, CDKTF_OUTDIR: join(folder, 'cdktf.out') },
    reject: false,
    all: true,
    stdin: 'ignore',
  });
const terraform = (...words: string[]) =>
  run('terraform', `-chdir=${join(folder, 'cdktf.out/stacks/own')}`, ...words);

interface Shown {
  readonly resource_changes?: readonly {
    readonly name: string;
    readonly change: { readonly actions: readonly string[] };
  }[];
}

/** What happens to each resource that is touched, and all that was said. */
async function plan(): Promise<{
  readonly changes: Readonly<Record<string, string>>;
  readonly said: string;
}> {
  const synth = await run('node', 'main.js');
  expect([synth.exitCode, synth.exitCode === 0 ? '' : synth.all]).toEqual([0, '']);
  const init = await terraform('init', '-no-color', '-input=false');
  const planned = await terraform('plan', '-no-color', '-input=false', '-out=plan');
  expect([init.exitCode, planned.exitCode, planned.exitCode === 0 ? '' : synth.all]).toEqual([0, 0, '']);
  const { stdout } = await terraform('show', '-json', 'plan');
  const touched = ((JSON.parse(stdout) as Shown).resource_changes ?? []).filter(
    ({ change }) => change.actions.join() !== 'no-op',
  );
  return {
    changes: Object.fromEntries(touched.map(({ name, change }) => [name, change.actions.join()])),
    said: `${synth.all}\n${planned.all}`,
  };
}
const agents = async () => {
  const nodes = zones.flatMap((zone) => nodesOf[zone]);
  const seen = await Promise.all(
    nodes.map((node) => platform.site.lab.exec(node, `ls ${conf}; pgrep -f '[s]leep 100000'`)),
  );
  return seen.map(({ stdout }) => stdout);
};

test('from the plan of both zones to the empty plan', async () => {
  expect((await agents()).every((one) => one.includes(conf))).toBe(true);
  const first = await plan();
  const each = (zone: string) =>
    [
      ...['webservice', 'boss', 'hyper', 'proxy', 'firstbox'].map((group) => `v1_${group}`),
      ...['firstbox', 'webservice', 'boss', 'hyper', 'proxy'].map((group) => `hook_${group}`),
      'old_agent_boss',
      'old_agent_hyper',
    ].map((name) => [`${zone}_${name}`, 'create']);
  expect(first.changes).toEqual(Object.fromEntries(zones.flatMap(each)));
  for (const zone of zones)
    for (const node of nodesOf[zone])
      expect(first.said).toMatch(new RegExp(`${node}.*: program old_agent: wants absent, found running`));
  const applied = await terraform('apply', '-no-color', '-input=false', 'plan');
  expect([applied.exitCode, applied.exitCode === 0 ? '' : applied.all]).toEqual([0, '']);
  expect(await agents()).toEqual(['', '', '', '']);
  for (const [index, zone] of zones.entries())
    expect((await platform.files(zone))['firstbox']).toContain(`http://10.77.99.${index + 1}:6777/`);
  expect((await plan()).changes).toEqual({});
}, 400_000);

test('what came back on one host of one zone is in the plan, and nothing else', async () => {
  const [, node] = nodesOf.lab1b;
  await oldAgentOn(node);
  const { changes, said } = await plan();
  expect(Object.keys(changes).sort()).toEqual(['lab1b_old_agent_boss', 'lab1b_old_agent_hyper']);
  expect(said).toMatch(new RegExp(`${node}: program old_agent: wants absent, found running`));
}, 200_000);
