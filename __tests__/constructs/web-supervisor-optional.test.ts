import { Testing } from 'cdktf';
import { stepsOf } from '../../lib/plan/declared-step';
import { webSupervisor } from '../../lib/components/web-supervisor';
import type { Environment } from '../../lib/environment/environment';
import { BossStack } from '../../stacks/boss-stack';
import { environmentForTests } from '../environments-for-tests';

interface Synthesized {
  readonly resource: {
    readonly null_resource: Readonly<
      Record<
        string,
        { readonly triggers: { readonly desired: string }; readonly depends_on?: readonly string[] }
      >
    >;
  };
  readonly output?: Readonly<Record<string, { readonly value: string }>>;
}

function synth(environment: Environment): Synthesized {
  const props = { environment, stateDirectory: 'state' };
  return JSON.parse(Testing.synth(new BossStack(Testing.app(), props), true)) as Synthesized;
}
const asked = environmentForTests('zone', '  webSupervisor: present\n');

test('address, wish and place in the order of the runbook', () => {
  const resource = synth(asked).resource.null_resource['web_supervisor_webservice'];
  expect(resource?.triggers.desired).toBe(
    'package pitrix-ks-webservice-websupervisor: installed\nprogram websupervisor: settled',
  );
  expect(resource?.depends_on).toEqual(['null_resource.boss_v1_absent_firstbox']);
});

test('the hosts line stands beside the console and comes from the environment file alone', () => {
  expect(synth(asked).output).toEqual({
    web_supervisor_url: {
      description: expect.any(String) as string,
      value: 'http://supervisor.unit.example',
    },
    web_supervisor_hosts_line: {
      description: expect.any(String) as string,
      value: '<address of console.unit.example> supervisor.unit.example',
    },
  });
});

test('not asked for: no resource and no output', () => {
  const { resource, output } = synth(environmentForTests());
  expect(Object.keys(resource.null_resource).filter((name) => name.startsWith('web'))).toEqual([]);
  expect(output).toBeUndefined();
});

test('pending changes of BOSS V1 are ours only where its removal is asked for, which comes first', () => {
  const pending = (environment: Environment) =>
    stepsOf(webSupervisor.steps(environment, 'webservice'), undefined)[0]?.requires.map(
      ({ probe }) => probe.args,
    );
  expect(pending(asked)).toEqual([
    ['websupervisor', 'boss_collector', 'boss_aggregator', 'boss_aggregator_proxy'],
  ]);
  expect(pending({ ...asked, boss: { webSupervisor: 'present' } })).toEqual([['websupervisor']]);
});
