import { Testing } from 'cdktf';
import { GeneratedFile } from '../../constructs/generated-file';
import type { Answer } from '../../lib/plan/observation';
import type { RunSpec } from '../../lib/run/run-spec';
import { BossStack } from '../../stacks/boss-stack';
import { environmentForTests } from '../environments-for-tests';
import { refusalsOf } from '../refusals-for-tests';
import { observationsOf, type Silence } from '../observations-for-tests';

const plain = environmentForTests();
const dead = (host: string): Silence => ({
  host,
  kind: 'unreachable',
  reason: 'no route ${file("/etc/passwd")}\u001b[2J',
});
const running: Readonly<Record<string, Answer>> = {
  'path_state /etc/supervisor/conf.d/boss_daemon.conf': { word: 'file', detail: '' },
  'nginx_site boss.conf 9090': { word: 'enabled', detail: '' },
};

/** The stack of four hosts in each group, `changed` answering otherwise than desired, `silent` not at all. */
function stackOf(
  changed: readonly string[],
  silent: readonly string[],
  rollout: typeof plain.rollout = {},
  without: typeof dead = dead,
): BossStack {
  const environment = { ...plain, rollout };
  const observations = observationsOf(
    environment,
    (host) => (silent.includes(host) ? without(host) : changed.includes(host) ? running : {}),
    (group) => (group === 'firstbox' ? [group] : ['0', '1', '2', '3'].map((number) => group + number)),
  );
  return new BossStack(Testing.app(), {
    environment,
    stateDirectory: '../../../state',
    observations,
  });
}

const runFileOf = (stack: BossStack, group: string) =>
  stack.node
    .findAll()
    .filter((one): one is GeneratedFile => one instanceof GeneratedFile)
    .filter(({ path }) => path === `converge/boss_v1_absent_${group}.json`)
    .map(({ text }) => JSON.parse(text) as RunSpec)[0];
const warningsOf = (stack: BossStack) =>
  stack.node
    .findAll()
    .flatMap(({ node }) => node.metadata)
    .filter(({ type }) => type === '@cdktf/warn')
    .map(({ data }) => String(data));

test('hosts that may be unreachable are warned of once, in a plan that changes nothing', () => {
  const stack = stackOf([], ['hyper3'], { hyper: { maxUnreachable: 1 } });
  const { resource } = JSON.parse(Testing.synth(stack, true)) as {
    readonly resource: { readonly null_resource: Readonly<Record<string, Readonly<Record<string, object>>>> };
  };
  expect(resource.null_resource['boss_v1_absent_hyper']).toMatchObject({
    triggers: { hosts: 'hyper0\nhyper1\nhyper2\nhyper3', drift: 'none' },
    lifecycle: { ignore_changes: ['triggers["drift"]'] },
  });
  expect(warningsOf(stack)).toEqual([
    'hyper3: skipped (unreachable: no route $\\u{7b}file("/etc/passwd")}\\u{1b}[2J): nothing is known of it and nothing is done there; rollout.hyper.maxUnreachable allows 1; bring it back, then plan again',
  ]);
  expect(runFileOf(stack, 'hyper')).toMatchObject({
    hosts: ['hyper0', 'hyper1', 'hyper2', 'hyper3'],
    rollout: { excluded: [{ host: 'hyper3' }], maxUnreachable: 1 },
  });
});

test('one more than may be refuses the group, and the message names the policy', () => {
  const stack = stackOf([], ['hyper2', 'hyper3'], { hyper: { maxUnreachable: 1 } });
  expect(refusalsOf(Testing.synth(stack, true))).toEqual({
    boss_v1_absent_hyper: [
      expect.stringMatching(
        /^hyper\[2-3\]: unreachable: no route .*; rollout\.hyper\.maxUnreachable allows 1, and never all$/,
      ),
    ],
  });
  expect(refusalsOf(Testing.synth(stackOf([], ['boss0']), true))['boss_v1_absent_boss']).toEqual([
    expect.stringMatching(/^boss0: unreachable: .*; rollout\.boss\.maxUnreachable allows 0/),
  ]);
});

test('a host with another key is not one of those that may be unreachable, and the cure names it', () => {
  const changed = (host: string): Silence => ({
    host,
    kind: 'untrusted',
    reason: 'host key changed',
  });
  const stack = stackOf([], ['hyper3'], { hyper: { maxUnreachable: 9 } }, changed);
  expect(refusalsOf(Testing.synth(stack, true))['boss_v1_absent_hyper']).toEqual([
    expect.stringMatching(
      /^hyper3: untrusted: host key changed; if it was rebuilt, .* on the firstbox: ssh-keygen -R hyper3, /,
    ),
  ]);
});

test('the order of those that differ is in the run file, and only where there is one', () => {
  const stack = stackOf(['hyper0', 'hyper2', 'hyper3', 'proxy1', 'proxy2'], []);
  expect(runFileOf(stack, 'hyper')?.rollout).toEqual({ waves: [['hyper0'], ['hyper2'], ['hyper3']] });
  expect(runFileOf(stack, 'proxy')?.rollout).toEqual({
    waves: [['proxy1'], ['proxy2']],
    virtualName: 'proxy',
  });
  expect(runFileOf(stack, 'boss')?.rollout).toEqual({});
});
