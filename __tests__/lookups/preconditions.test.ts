import { bossV2Preconditions } from '../../lib/components/preconditions';
import type { Environment } from '../../lib/environment/environment';
import type { Observations } from '../../lib/plan/observation';
import {
  type Changes,
  all,
  changed,
  doubts,
  environment,
  inRegion,
  marker,
  onFirstbox,
  seen,
  unmet,
  withInstaller,
  zoocassa,
} from './platform-for-tests';

test('a platform that meets everything stops nothing and leaves no doubt', () => {
  expect(unmet({})).toEqual([]);
  expect(doubts({})).toEqual([]);
});

test('each has the runbook’s sentence, what is allowed and what to do, and names fit for Terraform', () => {
  const preconditions = all(zoocassa('14.04.5'), withInstaller('4.4'));
  expect(preconditions.map(({ name }) => name)).toContain('zoocassa');
  for (const { name, what, allowed, cure } of preconditions) {
    expect(name).toMatch(/^[a-z_]+$/);
    expect(what).toMatch(/runbook: .*\p{Script=Han}/u);
    expect(allowed).not.toBe('');
    expect(cure).not.toBe('');
  }
});

test.each<[string, Changes, Environment, readonly (string | RegExp)[]]>([
  [
    'an old installer',
    changed('version.json', { installer: '4.2.1' }),
    environment,
    ['installer: 4.2.1', 'installer_as_written: 4.2.1'],
  ],
  [
    'two parts: 4.10 is newer than 4.3',
    changed('version.json', { installer: '4.10' }),
    withInstaller('4.10'),
    [],
  ],
  [
    '4.3 itself',
    changed('version.json', { installer: '4.3.0' }),
    withInstaller('4.3'),
    [/^zoocassa: not known/],
  ],
  [
    '3.7, two parts',
    changed('version.json', { installer: '3.7' }),
    environment,
    [/^installer: 3.7/, /as_wri/],
  ],
  [
    'another installer than written',
    changed('version.json', { installer: '4.6' }),
    environment,
    ['installer_as_written: 4.6'],
  ],
  [
    'an unreadable version.json',
    changed('version.json', 'it is not JSON'),
    environment,
    [
      'installer: not known: it is not JSON',
      'installer_as_written: not known: it is not JSON',
      /^no_upgrade: upgrade in version.json not known: it is not JSON/,
    ],
  ],
  [
    'a half-done upgrade',
    changed('version.json', { upgrade: 'half-done' }),
    environment,
    [/^no_upgrade: upgrade in version.json half-done/],
  ],
  [
    'a marker of an upgrade',
    {
      groups: {
        firstbox: onFirstbox({ [marker('pre_upgrade')]: 'absent', [marker('upgrade_pkgs')]: 'file' }),
      },
    },
    environment,
    [/^no_upgrade: .*upgrade_pkgs.Done file$/],
  ],
  [
    'a marker that nobody answered for',
    { groups: { firstbox: onFirstbox({ [marker('pre_upgrade')]: 'absent' }) } },
    environment,
    [/^no_upgrade: .*upgrade_pkgs.Done not known: no answer$/],
  ],
  [
    'a sub zone',
    changed('variables.yaml', { is_global_zone: '0', is_sub_zone: '1' }),
    environment,
    [/^place: /],
  ],
  ['a zone that is both', changed('variables.yaml', { is_sub_zone: '1' }), environment, []],
  [
    'a flag that is none',
    changed('variables.yaml', { is_global_zone: 'neither 0 nor 1' }),
    environment,
    ['place: is_global_zone neither 0 nor 1, is_sub_zone 0'],
  ],
  [
    'no cronus',
    {
      ...changed('variables.yaml', { deploy_cronus: '0' }),
      groups: { influxdb: { kind: 'empty', reason: 'nobody' } },
    },
    environment,
    [
      /^cronus: nobody: does not hold; variables.yaml \(deploy_cronus 0, master zones unit1\): does not hold; http:.*: holds$/,
    ],
  ],
  [
    'cronus not in the group alone',
    { groups: { influxdb: { kind: 'empty', reason: 'nobody' } } },
    environment,
    [/^cronus/],
  ],
  [
    'cronus not in variables.yaml alone',
    changed('variables.yaml', { deploy_cronus: '0' }),
    environment,
    [/^cronus/],
  ],
  ['no master zone', changed('variables.yaml', { is_cronus_master_zone: '0' }), environment, [/^cronus/]],
  [
    'a topology that answers without data',
    changed('topology', { status: '404', data: 'none' }),
    environment,
    [/^cronus: .*\(HTTP 404, no topology\): does not hold$/],
  ],
  [
    'a region',
    changed('variables.yaml', { is_region: '1', region_id: 'unit1', cronus_master_zones: 'unit1b' }),
    inRegion,
    [],
  ],
  [
    'a region with two master zones',
    changed('variables.yaml', { is_region: '1', region_id: 'unit1', cronus_master_zones: 'unit1a unit1b' }),
    inRegion,
    [/^cronus: /],
  ],
  [
    'another region',
    changed('variables.yaml', { is_region: '1', region_id: 'unit2' }),
    inRegion,
    ['region_as_written: is_region 1, region_id unit2, domain unit.example'],
  ],
  ['a region for a zone', changed('variables.yaml', { is_region: '1' }), environment, [/^region_as_written/]],
  [
    'another domain',
    changed('variables.yaml', { domain: 'else.example' }),
    environment,
    [/^region_as_written/],
  ],
  [
    'an unreadable variables.yaml',
    changed('variables.yaml', 'line 3: it is not YAML'),
    environment,
    [/^cronus: .*not known: line 3/, /^place: /, /^region_as_written: /],
  ],
  [
    'a busy platform',
    changed('describe-qingcloud.py', { status: 'upgrading' }),
    environment,
    ['idle: upgrading'],
  ],
  [
    'no word of the platform',
    changed('describe-qingcloud.py', 'ended with 1'),
    environment,
    [/^idle: not known/],
  ],
  [
    'a second component in the template',
    changed('vm_variables.template.yaml', { deploy_v2v: '1' }),
    environment,
    ['one_component: deploy_boss 1, deploy_v2v 1'],
  ],
  [
    'a template that is not understood',
    changed('vm_variables.template.yaml', 'a deploy_* is given twice'),
    environment,
    ['one_component: not known: a deploy_* is given twice'],
  ],
])('%s', (_why, changes, of, expected) => {
  const stopped = unmet(changes, of);
  expect(stopped).toEqual(
    expected.map((one) => (typeof one === 'string' ? one : (expect.stringMatching(one) as string))),
  );
});

test('a template without the component’s key stops, whatever else is in it', () => {
  const broken = seen();
  const readings = {
    ...broken.readings,
    'vm_variables.template.yaml': { kind: 'read' as const, facts: { deploy_v2v: '0' } },
  };
  const [last] = bossV2Preconditions.preconditions(environment, { ...broken, readings }).slice(-1);
  expect(last).toMatchObject({ name: 'one_component', holds: false });
  expect(last?.got).toMatch(/says nothing of deploy_boss/);
});

test('nothing observed holds nothing', () => {
  const nothing: Observations = { ...seen(), groups: {}, readings: {} };
  const preconditions = bossV2Preconditions.preconditions(withInstaller('4.4'), nothing);
  expect(preconditions.filter(({ holds }) => holds)).toEqual([]);
});
