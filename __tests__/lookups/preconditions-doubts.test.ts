import { bossV2Preconditions, deployJobPreconditions } from '../../lib/components/preconditions';
import type { Environment } from '../../lib/environment/environment';
import type { HostObservation } from '../../lib/plan/observation';
import {
  type Changes,
  all,
  changed,
  doubts,
  environment,
  seen,
  unmet,
  withInstaller,
  zoocassa,
} from './platform-for-tests';

describe('the system of zoocassa', () => {
  const old = changed('version.json', { installer: '4.4.2' });
  const at = (changes: Changes) => unmet({ ...old, ...changes }, withInstaller('4.4.2'));

  test.each(['14.04.5', '14.04.6', '14.10', '16.04', '16.04.5.2', '18.04.1'])('%s will do', (word) => {
    expect(at(zoocassa('14.04.5', word))).toEqual([]);
  });
  test.each(['14.04', '14.04.2', '12.04.5', '13.10.9'])('%s will not', (word) => {
    expect(at(zoocassa('14.04.5', word))).toEqual([`zoocassa: zoocassa0 14.04.5, zoocassa1 ${word}`]);
  });
  test('what is not known will not', () => {
    const away: HostObservation = { host: 'zoocassa1', kind: 'unreachable', reason: 'no route' };
    expect(at(zoocassa('14.04.5', away))).toEqual([
      'zoocassa: zoocassa0 14.04.5, zoocassa1 not known: unreachable: no route',
    ]);
    expect(at(zoocassa('unreadable'))).toEqual(['zoocassa: zoocassa0 not known: said unreadable']);
    expect(at({ groups: { zoocassa: { kind: 'empty', reason: 'nobody' } } })).toEqual([
      'zoocassa: not known: group zoocassa: nobody',
    ]);
  });
  test('exactly 4.4.3 is a warning', () => {
    const exactly = changed('version.json', { installer: '4.4.3' });
    const of = withInstaller('4.4.3');
    expect(unmet({ ...exactly, ...zoocassa('14.04.2') }, of)).toEqual([]);
    expect(doubts({ ...exactly, ...zoocassa('14.04.2') }, of)).toEqual([
      expect.stringMatching(/4\.4\.3.*zoocassa0 14\.04\.2; runbook: /) as string,
    ]);
    expect(doubts({ ...exactly, ...zoocassa('14.04.5') }, of)).toEqual([]);
  });
  test('after 4.4.3 nobody is asked', () => {
    const asked = (text: string) => Object.keys(bossV2Preconditions.extraProbes(withInstaller(text)));
    expect(asked('4.4.3')).toEqual(['firstbox', 'zoocassa']);
    expect(asked('4.4.4')).toEqual(['firstbox']);
    expect(all({}).map(({ name }) => name)).not.toContain('zoocassa');
  });
});

test('a topology that does not answer is a warning, and only together with the other proofs', () => {
  const silent = changed('topology', 'curl ended with 127');
  expect(unmet(silent)).toEqual([]);
  expect(doubts(silent)).toEqual([expect.stringMatching(/topology gave no answer/) as string]);
  const alone = { ...silent, groups: { influxdb: { kind: 'empty', reason: 'nobody' } } } as const;
  expect(unmet(alone)).toHaveLength(1);
  expect(doubts(alone)).toEqual([]);
});

test('cronus that is deployed before, in the same deploy, is enough', () => {
  const missing: Changes = { groups: { influxdb: { kind: 'empty', reason: 'nobody' } } };
  expect(unmet(missing, { ...environment, components: { cronus: {} } })).toEqual([]);
});

test.each(['pending', 'working'])('a component job that is %s is followed, not waited for', (status) => {
  const busy: Changes = {
    texts: {
      'describe-qingcloud.py': { status: 'working' },
      'get-deploy-qingcloud-component-status.py': { status },
    },
  };
  expect(unmet(busy)).toEqual([]);
  expect(doubts(busy)).toEqual([expect.stringMatching(new RegExp(`job is ${status}`)) as string]);
});

test('intent in variables.yaml is no proof: the job may be run again, and that is said', () => {
  const tried = changed('variables.yaml', { deploy_boss: '1' });
  expect(unmet(tried)).toEqual([]);
  expect(doubts(tried)).toEqual([expect.stringMatching(/deploy_boss: 1 already/) as string]);
});

test('another component may be deployed to a sub zone, when the file says so', () => {
  const { preconditions } = deployJobPreconditions('cronus');
  const sub = changed('variables.yaml', { is_global_zone: '0', is_sub_zone: '1' });
  const template = changed('vm_variables.template.yaml', { deploy_cronus: '0' });
  const observed = seen({ texts: { ...sub.texts, ...template.texts } });
  const stopped = (place: Environment['place']) =>
    preconditions({ ...environment, place }, observed).flatMap(({ name, holds }) => (holds ? [] : [name]));
  expect(stopped('sub')).toEqual([]);
  expect(stopped('global')).toEqual(['place_as_written']);
});
