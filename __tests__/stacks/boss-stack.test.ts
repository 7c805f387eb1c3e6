import { createHash } from 'node:crypto';
import { Testing } from 'cdktf';
import { components } from '../../lib/components';
import { GeneratedFile } from '../../constructs/generated-file';
import type { Answer, Observations } from '../../lib/plan/observation';
import { BossStack } from '../../stacks/boss-stack';
import { environmentForTests } from '../environments-for-tests';
import { refusalsOf } from '../refusals-for-tests';
import { observationsOf } from '../observations-for-tests';

interface Synthesized {
  readonly resource: { readonly null_resource: Readonly<Record<string, NullResource>> };
  readonly terraform: { readonly backend: unknown };
}
interface NullResource {
  readonly triggers: { readonly desired: string; readonly hosts: string; readonly drift: string };
  readonly lifecycle?: { readonly ignore_changes?: readonly string[] };
  readonly depends_on?: readonly string[];
  readonly provisioner: readonly unknown[];
}

const environment = environmentForTests();

function stackOf(observations?: Observations, described = environment): BossStack {
  return new BossStack(Testing.app(), {
    environment: described,
    stateDirectory: '../../../state',
    observations,
  });
}

function synth(observations?: Observations, described = environment): Synthesized {
  return JSON.parse(Testing.synth(stackOf(observations, described), true)) as Synthesized;
}

/** Every host as desired, but for the given answers by host and probe. */
function observe(changed: Readonly<Record<string, Readonly<Record<string, Answer>>>> = {}): Observations {
  return observationsOf(environment, (host) => changed[host] ?? {});
}

const addresses = [
  'boss_v1_absent_webservice',
  'boss_v1_absent_boss',
  'boss_v1_absent_hyper',
  'boss_v1_absent_proxy',
  'boss_v1_absent_firstbox',
];

test('addresses are a contract: a renamed one would run everything again in production', () => {
  expect(Object.keys(synth(observe()).resource.null_resource)).toEqual([...addresses].sort());
});

test('groups wait for one another in the order of the runbook', () => {
  const { null_resource: resources } = synth(observe()).resource;
  expect(addresses.map((address) => resources[address]?.depends_on)).toEqual([
    [],
    ...addresses.slice(0, -1).map((address) => [`null_resource.${address}`]),
  ]);
});

test('a group in sync ignores its drift, so that a plan stays empty', () => {
  for (const { triggers, lifecycle } of Object.values(synth(observe()).resource.null_resource)) {
    expect(triggers.drift).toBe('none');
    expect(lifecycle).toEqual({ ignore_changes: ['triggers["drift"]'] });
  }
});

test('a difference shows in its group alone, with host, subject, expected, found and time', () => {
  const running = observe({
    boss1: {
      'program_state boss_hypervisor': { word: 'running', detail: 'pid 7' },
      'path_state /etc/supervisor/conf.d/boss_hypervisor.conf': { word: 'file', detail: '' },
    },
  });
  const { null_resource: resources } = synth(running).resource;
  expect(resources['boss_v1_absent_boss']?.triggers.drift).toBe(
    'seen 2026-01-02T03:04:05Z\n' +
      'boss1: program boss_hypervisor: wants absent, found running\n' +
      'boss1: file /etc/supervisor/conf.d/boss_hypervisor.conf: wants absent, found file',
  );
  expect(resources['boss_v1_absent_boss']?.lifecycle).toEqual({});
  expect(addresses.filter((address) => resources[address]?.triggers.drift !== 'none')).toEqual([
    'boss_v1_absent_boss',
  ]);
});

test('what is desired and where can be read', () => {
  const { triggers } = synth(observe()).resource.null_resource['boss_v1_absent_hyper'] ?? {
    triggers: undefined,
  };
  expect(triggers).toMatchObject({
    desired: 'program boss_daemon: absent\nfile /etc/supervisor/conf.d/boss_daemon.conf: absent',
    hosts: 'hyper0\nhyper1',
  });
});

test('an unobserved environment has nothing to say about drift and hosts', () => {
  for (const { lifecycle } of Object.values(synth().resource.null_resource))
    expect(lifecycle).toEqual({ ignore_changes: ['triggers["drift"]', 'triggers["hosts"]'] });
});

test('what could not be learned refuses its group, with names and cures, and the others are planned; templates stay text', () => {
  const seen = observe({
    boss0: {
      'program_state boss_hypervisor': { word: 'unreadable', detail: '${file("/etc/passwd")}\u001b[2J' },
    },
    boss1: { 'program_state boss_hypervisor': { word: 'running', detail: '' } },
    webservice0: { 'program_state boss_collector': { word: 'running', detail: '' } },
  });
  const broken: Observations = {
    ...seen,
    groups: {
      ...seen.groups,
      hyper: { kind: 'unreadable', reason: 'group hyper: names no host' },
      proxy: {
        kind: 'observed',
        hosts: [{ host: 'proxy0', kind: 'unreachable', reason: 'no route to host' }],
      },
    },
  };
  const stack = stackOf(broken);
  const text = Testing.synth(stack, true);
  expect(refusalsOf(text)).toEqual({
    boss_v1_absent_boss: [
      expect.stringMatching(
        /^boss0: unreadable: program boss_hypervisor: \$\\u\{7b\}file\("\/etc\/passwd"\)\}\\u\{1b\}\[2J; mend/,
      ),
    ],
    boss_v1_absent_hyper: [
      expect.stringMatching(/^group hyper: unreadable: group hyper: names no host; mend/),
    ],
    boss_v1_absent_proxy: [expect.stringMatching(/^proxy0: unreachable: no route to host; bring the host/)],
  });
  const { null_resource: resources } = (JSON.parse(text) as Synthesized).resource;
  // Who answered is compared, also beside one who did not; where nobody is known nothing is.
  expect(resources['boss_v1_absent_webservice']?.triggers.drift).toMatch(
    /^webservice0: program boss_collector: /m,
  );
  expect(resources['boss_v1_absent_boss']?.triggers.drift).toMatch(
    /^seen \S+\nboss1: program boss_hypervisor: [^\n]*$/,
  );
  expect(resources['boss_v1_absent_hyper']?.lifecycle?.ignore_changes).toEqual([
    'triggers["drift"]',
    'triggers["hosts"]',
  ]);
});

test('only closed-set words of a host reach a trigger', () => {
  const noisy = observe({
    proxy0: { 'nginx_site boss.conf 9090': { word: 'enabled', detail: '${path.module} %{if true}' } },
  });
  expect(JSON.stringify(synth(noisy))).not.toMatch(/path\.module|%\{if/);
});

const address = 'https://state.example.com:8443/boss/unit';
test.each([
  ['without a word, and relative', '', { local: { path: '../../../state/unit.tfstate' } }],
  ['local', 'state: { backend: local }', { local: { path: '../../../state/unit.tfstate' } }],
  ['in a schema named like the environment', 'state: { backend: pg }', { pg: { schema_name: 'unit' } }],
  ['in a schema that is named', 'state: { backend: pg, schema: boss-2 }', { pg: { schema_name: 'boss-2' } }],
  [
    'on a server, and locked there',
    `state: { backend: http, address: '${address}' }`,
    { http: { address, lock_address: address, unlock_address: address } },
  ],
])('the state is %s', (_name, wish, backend) => {
  const elsewhere = { ...environment, state: environmentForTests('zone', wish).state };
  const credentials = { PG_CONN_STR: 'postgres://a:b@c/d', TF_HTTP_PASSWORD: 'b' };
  Object.assign(process.env, credentials);
  expect(synth(undefined, elsewhere).terraform.backend).toEqual(backend);
  for (const key of Object.keys(credentials)) Reflect.deleteProperty(process.env, key);
});

test('every component that is enabled has its groups in the stack', () => {
  const wanted = components
    .filter(({ enabled }) => enabled(environment))
    .flatMap(({ name, groups }) => groups.map((group) => `${name}_${group}`));
  expect(Object.keys(synth().resource.null_resource).sort()).toEqual(wanted.sort());
});

test('the plan binds each group to the very run file and script, by their sha256', () => {
  const stack = stackOf(observe());
  const { resource } = JSON.parse(Testing.synth(stack)) as Synthesized;
  const written = Object.fromEntries(
    stack.node.findAll().flatMap((one) => (one instanceof GeneratedFile ? [[one.path, one.text]] : [])),
  );
  const sum = (path: string) =>
    createHash('sha256')
      .update(written[path] ?? '')
      .digest('hex');
  for (const address of addresses)
    expect(resource.null_resource[address]?.provisioner).toMatchObject([
      {
        'local-exec': {
          command: `converge/${address}.json ${sum(`converge/${address}.json`)} ${sum(`converge/${address}.sh`)}`,
        },
      },
    ]);
});

test('nothing is planned of an environment that the firstbox’s own file contradicts', () => {
  const seen = observe();
  const identity = { kind: 'read' as const, facts: { zones: 'other1', is_region: '0' } };
  expect(() => synth({ ...seen, readings: { identity } })).toThrow(
    /zone: the environment file says \S+, the firstbox's \S+ says zones other1; nothing of this environment is planned/,
  );
});

test('another VIP than that of the proxies refuses its part; another domain is a warning that names its line', () => {
  const described = environmentForTests('zone', '  notifyWebhook: { proxyVips: { unit1: 10.0.0.9 } }\n');
  const readings = {
    identity: { kind: 'read' as const, facts: { zones: 'unit1', domain: 'other.example' } },
    'hosts file': { kind: 'read' as const, facts: { proxies: 'proxy=10.0.0.1' } },
  };
  const { summary } = stackOf({ ...observationsOf(described), readings }, described);
  expect(summary.parts.map(({ part, blocked }) => [part, blocked])).toEqual([
    ['boss_v1_absent', []],
    [
      'notify_webhook',
      [expect.stringMatching(/10\.0\.0\.9, which nobody has .* allowed: proxy=10\.0\.0\.1/)],
    ],
  ]);
  expect(summary.warnings).toEqual([
    expect.stringMatching(/^unit\.yaml:3: domain: .* says domain: other\.example/),
  ]);
});
