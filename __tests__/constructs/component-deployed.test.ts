import { type TerraformStack, Testing } from 'cdktf';
import { componentsOf } from '../../lib/components/index';
import { ComponentDeployed, type ComponentDeployedProps, Platform } from '../../constructs/index';
import { planTree } from '../../constructs/plan-tree';
import { packagesInstalled, programsSettled } from '../../lib/remote/probes';
import type { Answer, GroupObservation } from '../../lib/plan/observation';
import { probeKey } from '../../lib/plan/step';
import { BossStack } from '../../stacks/boss-stack';
import { observationRequestsOf } from '../../stacks/observation-requests-of';
import { environmentForTests } from '../environments-for-tests';
import { observationsOf } from '../observations-for-tests';
import { firstbox, stackIn } from './own-app-for-tests';

interface Synthesized {
  readonly locals?: Readonly<Record<string, Readonly<Record<string, { readonly observed: string }>>>>;
  readonly resource: {
    readonly null_resource: Readonly<
      Record<
        string,
        {
          readonly triggers: Readonly<Record<string, string>>;
          readonly depends_on?: readonly string[];
          readonly lifecycle?: { readonly precondition?: readonly { readonly error_message: string }[] };
        }
      >
    >;
  };
}

const yaml = (...names: readonly string[]) =>
  `components:\n${names
    .map((name) =>
      name === 'cronus'
        ? '  cronus: { is_cronus_master_zone: 1 }\n'
        : `  ${name}: { group: ${name}, packages: ['pitrix-${name}*'] }\n`,
    )
    .join('')}`;
const inSync = { word: 'some', detail: '' };

/** A stack, with these answers on every host of these groups. */
function synth(
  more: string,
  answers: Readonly<Record<string, Readonly<Record<string, Answer>>>> = {},
  groups: Readonly<Record<string, GroupObservation>> = {},
  topology: 'zone' | 'region' = 'zone',
): Synthesized {
  const environment = environmentForTests(topology, more);
  const seen = observationsOf(environment, (host) => answers[host.replace(/\d$/, '')] ?? {});
  const observations = { ...seen, groups: { ...seen.groups, ...groups } };
  const stack = new BossStack(Testing.app(), { environment, stateDirectory: 'state', observations });
  return JSON.parse(Testing.synth(stack, true)) as Synthesized;
}
const lacks = (pattern: string) => ({ [probeKey(packagesInstalled(pattern))]: { ...inSync, word: 'none' } });
const secondJobs = ({ locals = {} }: Synthesized) =>
  Object.entries(locals).flatMap(([name, { one_job: job }]) =>
    job === undefined ? [] : [`${name}: ${job.observed}`],
  );

test('cronus of a flat file is what it was: address, wishes, hosts', () => {
  const { cronus_deployed_influxdb: cronus } = synth(yaml('cronus')).resource.null_resource;
  expect(cronus?.triggers['desired']).toBe('packages pitrix-cronus*: some\nprograms: settled');
  expect(cronus?.triggers['hosts']).toBe('influxdb0\ninfluxdb1');
  expect(cronus?.depends_on).toEqual(['null_resource.boss_v1_absent_firstbox']);
});

test('the others come after BOSS V2 in the order of the file, and before its cache', () => {
  const more = `  webSupervisor: present\n  v2: { deploy: added, cache: current }\n${yaml('v2v', 'cronus', 'iam')}`;
  const { null_resource: resources } = synth(more).resource;
  const order = ['cronus_deployed_influxdb', 'boss_v2_deployed_boss', 'web_supervisor_webservice'].concat(
    ['v2v_deployed_v2v', 'iam_deployed_iam', 'boss2_cache_firstbox'],
    'boss2_health_boss',
  );
  expect(order.slice(1).map((address) => resources[address]?.depends_on)).toEqual(
    order.slice(0, -1).map((address) => [`null_resource.${address}`]),
  );
  const names = componentsOf(environmentForTests('zone', more)).map(({ name }) => name);
  expect(names.slice(-4)).toEqual(['v2v_deployed', 'iam_deployed', 'boss2_cache', 'boss2_health']);
});

test('what is asked is what the site said: packages one by one, programs, or none', () => {
  const more =
    'components:\n' +
    "  iam: { group: ks, packages: ['pitrix-iam*', pitrix-sso], programs: [iam_server] }\n" +
    '  hpc: { group: hpc, packages: [pitrix-hpc], programs: [] }\n';
  const resources = synth(more, {}, {}, 'region').resource.null_resource;
  expect(resources['iam_deployed_ks']?.triggers['desired']).toBe(
    'packages pitrix-iam*: some\npackages pitrix-sso: some\nprograms iam_server: settled',
  );
  expect(resources['hpc_deployed_hpc']?.triggers['desired']).toBe('packages pitrix-hpc: some');
  const groups = observationRequestsOf(environmentForTests('region', more)).map((one) => one.platformGroup);
  expect(groups).toEqual(expect.arrayContaining(['unit1a-ks', 'unit1a-hpc']));
});

describe('one deploy job a run', () => {
  const both = { iam: lacks('pitrix-iam*'), v2v: lacks('pitrix-v2v*') };

  test('the second is refused, and names the first', () => {
    const { locals, resource } = synth(yaml('iam', 'v2v', 'hpc'), both);
    expect(secondJobs({ ...(locals && { locals }), resource })).toEqual([
      'v2v_deployed_v2v_preconditions: deploy_iam, deploy_v2v',
    ]);
    const { lifecycle } = resource.null_resource['v2v_deployed_v2v'] ?? {};
    expect(lifecycle?.precondition?.map((one) => one.error_message)).toContainEqual(
      'a second deploy job, of v2v, in one run; runbook: 一次仅允许追加部署一种组件; got: deploy_iam, deploy_v2v; ' +
        'allowed: one component a run, cronus before BOSS V2 apart; cure: deploy iam first, by itself: boss deploy --part iam_deployed; then plan again',
    );
  });

  test('an empty group needs its job too', () => {
    const empty = { iam: { kind: 'empty', reason: 'nobody' } } as const;
    expect(secondJobs(synth(yaml('iam', 'v2v'), { v2v: lacks('pitrix-v2v*') }, empty))).toHaveLength(1);
  });

  test('a program that stands still needs none', () => {
    const stopped = {
      [probeKey(programsSettled({ broughtBy: ['pitrix-iam*'] }))]: { word: 'unsettled', detail: 'x' },
    };
    expect(secondJobs(synth(yaml('iam', 'v2v'), { ...both, iam: stopped }))).toEqual([]);
    expect(secondJobs(synth(yaml('v2v', 'iam'), { ...both, iam: stopped }))).toEqual([]);
  });

  test('cronus before BOSS V2 goes on, a third one does not', () => {
    const empty = { kind: 'empty', reason: 'nobody' } as const;
    const groups = { influxdb: empty, boss: empty };
    const v2 = '  v2: { deploy: added }\n';
    expect(secondJobs(synth(v2 + yaml('cronus'), {}, groups))).toEqual([]);
    expect(secondJobs(synth(v2 + yaml('cronus', 'iam'), both, groups))).toEqual([
      'iam_deployed_iam_preconditions: deploy_cronus, deploy_boss, deploy_iam',
    ]);
  });

  test('constructs without an order between them are two in one run all the same, on one platform', () => {
    const ofStack = (platforms: number): readonly string[] => {
      const stack = stackIn();
      const all = Array.from({ length: platforms }, (_, index) => platformIn(stack, `unit${index}`));
      const [first, last = first] = all;
      for (const [id, component, platform] of [
        ['a', 'v2v', first],
        ['b', 'iam', last],
      ] as const)
        if (platform !== undefined) new ComponentDeployed(stack, id, propsOf(platform, component));
      planTree(stack, (platform) => {
        const { environment } = platform;
        const groups = Object.fromEntries(
          ['v2v', 'iam'].map((group) => [group, { kind: 'empty', reason: 'nobody' } as const]),
        );
        return {
          observations: { ...observationsOf(environmentForTests()), environment: environment.name, groups },
        };
      });
      return secondJobs(JSON.parse(Testing.synth(stack, true)) as Synthesized);
    };
    expect(ofStack(1)).toEqual(['b_iam_preconditions: deploy_v2v, deploy_iam']);
    expect(ofStack(2)).toEqual([]);
  });
});

const platformIn = (stack: TerraformStack, zone = 'unit1') =>
  new Platform(stack, zone, { zone, domain: 'unit.example', installer: '4.7', firstbox });
const propsOf = (platform: Platform, component: string): ComponentDeployedProps => ({
  platform,
  component,
  group: component,
  packages: [`pitrix-${component}*`],
});

describe('what does not fit is told where it is constructed', () => {
  test.each<[string, Partial<ComponentDeployedProps>, RegExp]>([
    [
      'a name',
      { component: '__proto__' },
      /^own\/x: component is not the name of one; got: `__proto__`; allowed: .*; cure: /,
    ],
    ['BOSS', { component: 'boss' }, /^own\/x: BOSS is no other component; .*got: .*; allowed: .*; cure: /],
    [
      'cronus with what is known of it',
      { component: 'cronus' },
      /^own\/x: of cronus the group and the packages are known; got: group, packages; allowed: vmVariables; cure: /,
    ],
    [
      'a group of another component',
      { component: 'hpc' },
      /^own\/x: two components on one group: components\.iam has it already; .*got: .*iam.*; allowed: .*; cure: /,
    ],
    [
      'a hostile group',
      { component: 'hpc', group: '$(reboot)' },
      /^own\/x: components\.hpc\.group is not the name of a node group; got: .*; allowed: .*; cure: /,
    ],
    [
      'a hostile package',
      { component: 'hpc', group: 'hpc', packages: ["x' y"] },
      /^own\/x: components\.hpc\.packages\[0\] is not the name of a package; got: .*; allowed: .*; cure: /,
    ],
    [
      'a hostile value',
      { component: 'hpc', group: 'hpc', vmVariables: { hpc_x: 'a\ndeploy_boss: 1' } },
      /^own\/x: the text of a variable is not one plain line; .*got: .*; allowed: .*; cure: /,
    ],
    [
      'the same component',
      { component: 'iam' },
      /^own\/x: components\.iam of own\/unit1 is desired twice; got: own\/x and own\/iam; allowed: .*; cure: /,
    ],
  ])('%s', (_name, props, message) => {
    const stack = stackIn();
    const platform = platformIn(stack);
    new ComponentDeployed(stack, 'iam', propsOf(platform, 'iam'));
    expect(() => new ComponentDeployed(stack, 'x', { ...propsOf(platform, 'iam'), ...props })).toThrow(
      message,
    );
  });

  test('what only the site knows is missing', () => {
    const stack = stackIn();
    const platform = platformIn(stack);
    expect(() => new ComponentDeployed(stack, 'x', { platform, component: 'iam' })).toThrow(
      /^own\/x: components\.iam\.group is missing; got: nothing; .*\nown\/x: components\.iam\.packages is missing;/,
    );
  });
});
