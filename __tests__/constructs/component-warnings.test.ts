import { Testing } from 'cdktf';
import type { GroupObservation } from '../../lib/plan/observation';
import { probeKey } from '../../lib/plan/step';
import { packagesInstalled } from '../../lib/remote/probes';
import { BossStack } from '../../stacks/boss-stack';
import { environmentForTests } from '../environments-for-tests';
import { observationsOf } from '../observations-for-tests';

const components = (...lines: readonly string[]) =>
  `components:\n${lines.map((line) => `  ${line}\n`).join('')}`;
const iam = "iam: { group: iam, packages: ['pitrix-iam*'] }";

test('packages that are everywhere though no job was asked for them are a warning: they may be those of another', () => {
  const environment = environmentForTests('zone', components(iam));
  const warningsWith = (flag: string | undefined, word: string) => {
    const seen = observationsOf(environment, () => ({
      [probeKey(packagesInstalled('pitrix-iam*'))]: { word, detail: '' },
    }));
    const facts = flag === undefined ? {} : { deploy_iam: flag };
    const readings = { ...seen.readings, 'variables.yaml': { kind: 'read', facts } as const };
    return new BossStack(Testing.app(), {
      environment,
      stateDirectory: 'state',
      observations: { ...seen, readings },
    }).summary.warnings.filter((one) => one.includes('deploy_iam'));
  };
  expect(warningsWith('0', 'some')).toEqual([
    expect.stringMatching(
      /variables\.yaml says deploy_iam: 0, though no host of iam lacks .* see that group and packages/,
    ),
  ]);
  expect([warningsWith('1', 'some'), warningsWith(undefined, 'some'), warningsWith('0', 'none')]).toEqual([
    [],
    [],
    [],
  ]);
});

test('a group that has nobody yet is a warning: its name may be wrong', () => {
  const environment = environmentForTests('zone', components('cronus: { is_cronus_master_zone: 1 }', iam));
  const seen = observationsOf(environment);
  const reason = 'group iam: there is no file /pitrix/conf/nodes/iam';
  const warningsWith = (groups: Readonly<Record<string, GroupObservation>>) =>
    new BossStack(Testing.app(), {
      environment,
      stateDirectory: 'state',
      observations: { ...seen, groups: { ...seen.groups, ...groups } },
    }).summary.warnings.filter((one) => one.includes('deploy job'));
  const empty = { kind: 'empty', reason } as const;
  expect(warningsWith({ iam: empty, influxdb: empty })).toEqual([
    expect.stringMatching(new RegExp(`${reason}; the deploy job is to bring hosts into it: see that`)),
  ]);
  expect(warningsWith({})).toEqual([]);
});
