import { Testing } from 'cdktf';
import { boss2Warnings } from '../../constructs/boss2-warnings';
import type { Answer, GroupObservation, Observations } from '../../lib/plan/observation';
import { BossStack } from '../../stacks/boss-stack';
import { environmentForTests } from '../environments-for-tests';

const environment = environmentForTests('zone', '  v2: { deploy: added, cache: current }\n');
const well: Answer = { word: 'healthy', detail: '' };
const told: Answer = { word: 'told', detail: 'manager: 2.0.0' };

interface Synthesized {
  readonly resource: {
    readonly null_resource: Readonly<
      Record<
        string,
        {
          readonly triggers: Readonly<Record<string, string>>;
          readonly lifecycle?: { readonly ignore_changes?: readonly string[] };
        }
      >
    >;
  };
  readonly output: Readonly<Record<string, { readonly value: string; readonly description: string }>>;
}

function synth(observations?: Observations): Synthesized {
  const props = { environment, stateDirectory: 'state', observations };
  return JSON.parse(Testing.synth(new BossStack(Testing.app(), props))) as Synthesized;
}

function boss(answers: Readonly<Record<string, Readonly<Record<string, Answer>>>>): GroupObservation {
  return {
    kind: 'observed',
    hosts: Object.entries(answers).map(([host, here]) => ({ host, kind: 'answered', answers: here })),
  };
}

function seen(groups: Observations['groups'], addresses: Record<string, string>): Observations {
  return {
    apiVersion: 'boss-cdktf/observations/v1',
    environment: 'unit',
    observedAt: '2026-01-02T03:04:05Z',
    groups,
    readings: { 'access hosts': { kind: 'read', facts: addresses } },
  };
}

test('the gate is replaced for every other resource of the stack, and for nothing that was seen', () => {
  const { null_resource: resources } = synth().resource;
  const others = Object.keys(resources).filter((name) => name !== 'boss2_health_boss');
  const gate = resources['boss2_health_boss'];
  expect(gate?.triggers['after']?.split('\n').sort()).toEqual(
    others.map((name) => `${name}: \${null_resource.${name}.id}`).sort(),
  );
  expect(Object.keys(gate?.triggers ?? {})).toEqual(['after', 'desired', 'hosts_lines']);
  expect(gate?.lifecycle).toEqual({ ignore_changes: ['triggers["hosts_lines"]'] });
});

test('hosts lines are taken from the state, and into it only with a change of something else', () => {
  const manager = 'path_state /pitrix/bin/boss2-manager/django_manage.sh';
  const at = (word: string) =>
    seen({ boss: boss({ boss0: { [manager]: { word, detail: '' } } }) }, { proxy: '10.0.0.1' });
  const inSync = synth(at('file'));
  expect(inSync.output['boss_hosts_lines']?.value).toBe(
    '${null_resource.boss2_health_boss.triggers["hosts_lines"]}',
  );
  expect(inSync.resource.null_resource['boss2_health_boss']).toMatchObject({
    triggers: { hosts_lines: '10.0.0.1 console.unit.example boss.unit.example' },
    lifecycle: { ignore_changes: ['triggers["hosts_lines"]'] },
  });
  expect(synth(at('absent')).resource.null_resource['boss2_health_boss']?.lifecycle).toEqual({});
});

test('the outputs say that the default password is public, and do not tell it', () => {
  const { boss_account: account, boss_url: url } = synth().output;
  expect(account).toEqual({
    value: 'boss@unit.example',
    description: expect.stringMatching(/default password is in public documents .*change it/),
  });
  expect(url?.value).toBe('http://boss.unit.example');
});

describe('warnings of a plan', () => {
  const ask = (answers: Readonly<Record<string, Readonly<Record<string, Answer>>>>) =>
    boss2Warnings(boss(answers), environment);

  test('none where all is well, not deployed yet, or not asked', () => {
    const absent: Answer = { word: 'absent', detail: '' };
    expect(ask({ boss0: { areyouok: well, boss2_versions: told } })).toEqual([]);
    expect(ask({ boss0: { areyouok: absent, boss2_versions: absent } })).toEqual([]);
    expect(
      ask({
        boss0: { areyouok: well, boss2_versions: told },
        boss1: { areyouok: absent, boss2_versions: absent },
      }),
    ).toEqual([]);
    expect(boss2Warnings({ kind: 'empty', reason: 'nobody' }, environment)).toEqual([]);
    expect(boss2Warnings(undefined, environment)).toEqual([]);
  });

  test('one line for one cause, whatever the number of hosts; a host’s text holds no template', () => {
    const bad: Answer = { word: 'unhealthy', detail: 'it ended with 1: ${file("/etc/passwd")}\u001b[2J' };
    expect(
      ask({
        boss0: { areyouok: bad, boss2_versions: told },
        boss1: { areyouok: bad, boss2_versions: told },
        boss2: { areyouok: { word: 'unreadable', detail: 'areyouok did not end' }, boss2_versions: told },
      }),
    ).toEqual([
      expect.stringMatching(
        /^boss0, boss1: BOSS V2: unhealthy: it ended with 1: \$\\u\{7b\}file\("\/etc\/passwd"\)\}\\u\{1b\}\[2J; mend it there/,
      ),
      expect.stringMatching(/^boss2: BOSS V2: unreadable: areyouok did not end; mend it there/),
    ]);
  });

  test('versions that are not known differ from nothing', () => {
    const unknown: Answer = { word: 'unproven', detail: 'it ended with 1 and said: nothing' };
    expect(
      ask({
        boss0: { areyouok: well, boss2_versions: told },
        boss1: { areyouok: well, boss2_versions: unknown },
        boss2: { areyouok: well, boss2_versions: { word: 'unreadable', detail: 'versions did not end' } },
      }),
    ).toEqual([
      expect.stringMatching(/^boss1: versions of BOSS V2: not understood: it ended with 1/),
      expect.stringMatching(/^boss2: versions of BOSS V2: not understood: versions did not end/),
    ]);
  });

  test('versions that differ, and versions that are not understood', () => {
    const other: Answer = { word: 'told', detail: 'manager: 2.1.0' };
    expect(
      ask({
        boss0: { areyouok: well, boss2_versions: told },
        boss1: { areyouok: well, boss2_versions: other },
      }),
    ).toEqual([
      expect.stringMatching(/^boss0: versions of BOSS V2 differ: manager: 2\.0\.0;/),
      expect.stringMatching(/^boss1: versions of BOSS V2 differ: manager: 2\.1\.0;/),
    ]);
    const strange: Answer = { word: 'unproven', detail: 'it ended with 0 and said: Traceback' };
    expect(ask({ boss0: { areyouok: well, boss2_versions: strange } })).toEqual([
      expect.stringMatching(
        /^boss0: versions of BOSS V2: not understood: it ended with 0 and said: Traceback;/,
      ),
    ]);
  });
});
