/*
 * verifies: other components that the deploy job brings, on groups that nobody is in yet
 *   1. two at once that need a job have no plan, by the runbook's sentence; one of them has
 *   2. iam, v2v with two variables, rsserver with four addresses and a list of mappings: from plan over one job each to proof to empty
 *      plan; a job that fails half-way is told, the next deploy ends well; a program that stopped is started without a job
 *   3. of two that need a job, `boss deploy --part` brings the first by itself; then there is a plan of the second
 *   4. the same as constructs, without YAML
 */
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { execa } from 'execa';
import type { ComponentDeployedProps } from '../../../constructs/index';
import { parseEnvironment } from '../../../lib/environment/parse-environment';
import { operatorOf, type Plan, type Site, startSite } from '../site';
import type { OwnWish } from './own-components';
import { starts, wish } from './wish';

let site: Site;
beforeAll(async () => {
  site = await startSite('components', { hosts: 7 });
}, 300_000);
afterAll(() => site.down());

const node = 'zoocassa0';
const addresses = ['10.77.9.1', '10.77.9.2', '10.77.9.3', '10.77.9.4'];
const leafs = [
  { name: 'leaf1', loopback_ip: '10.77.8.1', as_number: 65001 },
  { name: 'leaf2', loopback_ip: '10.77.8.2', as_number: 65002 },
];
const wanted = {
  iam: {},
  v2v: { v2v_mgmt_network_address: ['10.77.9.9'], v2v_data_disk_size: 200 },
  rsserver: { rsserver_mgmt_network_address: addresses, switch: leafs },
} as const;
type Name = keyof typeof wanted;
const names = Object.keys(wanted) as readonly Name[];

/** Lines of the job's file that are not the template's. */
const linesOf: Readonly<Record<Name, readonly string[]>> = {
  iam: ['deploy_iam: 1'],
  v2v: ['deploy_v2v: 1', "v2v_mgmt_network_address: ['10.77.9.9']", 'v2v_data_disk_size: 200'],
  rsserver: [
    'deploy_rsserver: 1',
    "rsserver_mgmt_network_address: ['10.77.9.1', '10.77.9.2', '10.77.9.3', '10.77.9.4']",
    "switch: [{'name': 'leaf1', 'loopback_ip': '10.77.8.1', 'as_number': 65001}, {'name': 'leaf2', 'loopback_ip': '10.77.8.2', 'as_number': 65002}]",
  ],
};

const wishFor = (...some: readonly Name[]) =>
  wish(
    site,
    `boss:\n  {}\ncomponents:\n${some
      .map((name) => {
        const variables = JSON.stringify(wanted[name]);
        return `  ${name}: { group: ${name}, packages: ['pitrix-${name}*'], variables: ${variables} }\n`;
      })
      .join('')}`,
  );
const say = async (command: string, host = 'firstbox') => (await site.lab.exec(host, command)).stdout.trim();
const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ');
const jobs = async () => (await starts(site)).length;

function expectFirstPlan(plan: Plan, name: Name, address: string): void {
  expect([plan.planned, plan.planned ? '' : plan.output]).toEqual([true, '']);
  expect(plan.actions).toEqual({ [address]: 'create' });
  expect(plan.drift[0]).toBe(`group ${name}: hosts: wants some, found none`);
  expect(plan.drift).toEqual(expect.arrayContaining(linesOf[name].map((line) => `  +${line}`)));
}

async function expectDeployed(name: Name, deploy: Awaited<ReturnType<Site['apply']>>): Promise<void> {
  expect([deploy.exitCode, deploy.exitCode === 0 ? '' : deploy.output]).toEqual([0, '']);
  expect(deploy.output).toMatch(new RegExp(`group ${name} has the hosts ${node} now`));
  expect(deploy.output).toMatch(new RegExp(`${name} deployed: 1 of 1 hosts proven`));
  expect(deploy.output).toMatch(/its programs run: 1 of 1 hosts proven/);
  const file = '/pitrix/config/vm_variables.lab1.yaml';
  const template = '/pitrix/config/templates/vm_variables.template.yaml';
  expect((await say(`diff ${template} ${file} | sed -n 's/^> //p'`)).split('\n')).toEqual(linesOf[name]);
  expect(await say(`supervisorctl status ${name}_server`, node)).toMatch(/RUNNING/);
}

test('two at once that need a job: the runbook allows one', async () => {
  wishFor('iam', 'v2v');
  const plan = await site.plan();
  expect(plan.planned).toBe(false);
  expect(oneLine(plan.output)).toMatch(
    /a second deploy job, of v2v, in one run; runbook: ?一次仅允许追加部署一种组件; got: deploy_iam, deploy_v2v; .*boss deploy --part iam_deployed/,
  );
  expect(oneLine(plan.output)).not.toMatch(/a second deploy job, of iam/);
  expect(await jobs()).toBe(0);
}, 120_000);

test('iam: a job that fails half-way, then one that ends well', async () => {
  wishFor('iam');
  expectFirstPlan(await site.plan(), 'iam', 'iam_deployed_iam');
  await site.lab.break('job-fails-half-way');
  const failed = await site.apply();
  expect(oneLine(failed.output)).toMatch(
    /job j-\w+: its end is "failed"; the next deploy runs it again; .*Error: launching the management VMs failed/,
  );
  expect([failed.exitCode, await jobs()]).toEqual([1, 1]);
  await site.lab.mend('job-fails-half-way');
  await site.plan();
  await expectDeployed('iam', await site.apply());
  expect(await jobs()).toBe(2);
  expect((await site.plan()).output).toMatch(/No changes\./);
}, 300_000);

test('v2v, then rsserver, each beside what is deployed', async () => {
  for (const [index, name] of (['v2v', 'rsserver'] as const).entries()) {
    wishFor(...names.slice(0, index + 2));
    expectFirstPlan(await site.plan(), name, `${name}_deployed_${name}`);
    await expectDeployed(name, await site.apply());
    expect(await jobs()).toBe(index + 3);
    expect((await site.plan()).output).toMatch(/No changes\./);
  }
}, 300_000);

test('programs that stopped are no job, and so they are no two jobs', async () => {
  await say('supervisorctl stop iam_server v2v_server', node);
  const plan = await site.plan();
  expect(plan.drift).toEqual([
    `${node}: programs: wants settled, found unsettled (iam_server stopped)`,
    `${node}: programs: wants settled, found unsettled (v2v_server stopped)`,
  ]);
  expect([(await site.apply()).exitCode, await jobs()]).toEqual([0, 4]);
}, 200_000);

/** Takes a component off so far that only a job brings it back. */
async function takeOff(name: Name): Promise<void> {
  await say(`dpkg -P pitrix-${name}; supervisorctl update`, node);
  await say(`echo 'nodes=(  );' >/pitrix/conf/nodes/${name}`);
}

test('what the refusal of the second says helps', async () => {
  await takeOff('iam');
  await takeOff('v2v');
  wishFor('iam', 'v2v');
  const before = await jobs();
  expect((await site.plan()).planned).toBe(false);
  const file = site.environment['BOSS_ENVIRONMENT'] ?? '';
  const words = ['lib/cli/boss.ts', 'deploy', file, '--auto-approve', '--part', 'iam_deployed'];
  const { exitCode, all } = await execa('node', ['scripts/run-ts.cjs', ...words], {
    cwd: join(__dirname, '../../..'),
    env: site.environment,
    reject: false,
    all: true,
    stdin: 'ignore',
  });
  expect([exitCode, exitCode === 0 ? '' : all]).toEqual([0, '']);
  expect(await jobs()).toBe(before + 1);
  const { planned, drift } = await site.plan();
  expect([planned, drift[0]]).toEqual([true, 'group v2v: hosts: wants some, found none']);
}, 300_000);

describe('as constructs', () => {
  const ownOperator = (...some: readonly Name[]) => {
    const file = site.environment['BOSS_ENVIRONMENT'] ?? '';
    const folder = dirname(file);
    const parsed = parseEnvironment(file, readFileSync(file, 'utf8'));
    if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
    const { zone, domain, firstbox } = parsed.environment;
    const components = some.map((component): Omit<ComponentDeployedProps, 'platform'> => ({
      component,
      group: component,
      packages: [`pitrix-${component}`],
      programs: [`${component}_server`],
      vmVariables: wanted[component],
    }));
    const own: OwnWish = {
      platform: {
        zone,
        domain,
        installer: '4.7',
        firstbox: { ...firstbox, sshConfig: resolve(folder, firstbox.sshConfig ?? '') },
        historyDirectory: join(folder, 'own-history'),
      },
      state: join(folder, 'own.tfstate'),
      components,
    };
    const environment = {
      ...site.environment,
      CDKTF_OUTDIR: join(folder, 'own.out'),
      OWN_WISH: JSON.stringify(own),
    };
    return operatorOf(environment, '__tests__/lab/boss-v2/own-components.ts');
  };

  test.each(names)(
    '%s',
    async (name) => {
      await say(`dpkg -P pitrix-${name}; supervisorctl update`, node);
      await say(`echo 'nodes=(  );' >/pitrix/conf/nodes/${name}`);
      const before = await jobs();
      const operator = ownOperator(...names.slice(0, names.indexOf(name) + 1));
      expectFirstPlan(await operator.plan(), name, `our_${name}_${name}`);
      await expectDeployed(name, await operator.apply());
      expect(await jobs()).toBe(before + 1);
      expect((await operator.plan()).output).toMatch(/No changes\./);
    },
    300_000,
  );
});
