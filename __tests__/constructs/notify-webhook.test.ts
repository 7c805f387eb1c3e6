import { Testing, TerraformStack } from 'cdktf';
import { NotifyWebhook } from '../../constructs/notify-webhook';
import { planTree } from '../../constructs/plan-tree';
import { platformOf } from '../../stacks/platform-of';
import { fileSha256 } from '../../lib/remote/probes';
import type { Observations } from '../../lib/plan/observation';
import { probeKey } from '../../lib/plan/step';
import { environmentForTests } from '../environments-for-tests';
import { observationsOf } from '../observations-for-tests';
import { refusalsOf } from '../refusals-for-tests';

const environment = environmentForTests('zone', '  notifyWebhook: { proxyVips: { unit1: 10.0.0.1 } }\n');

interface Synthesized {
  readonly resource: {
    readonly null_resource: Readonly<
      Record<
        string,
        {
          readonly triggers: { readonly desired: string; readonly drift?: string };
          readonly depends_on?: readonly string[];
        }
      >
    >;
  };
}

function synth(observations?: Observations): string {
  const stack = new TerraformStack(Testing.app(), 'unit');
  const platform = platformOf(stack, environment, 'state');
  new NotifyWebhook(stack, 'notify_webhook', { platform, proxyVip: '10.0.0.1' });
  planTree(stack, () => ({ observations }));
  return Testing.synth(stack);
}

test('addresses, order and wishes: the firstbox before the nodes, one after the other', () => {
  const { null_resource: resources } = (JSON.parse(synth()) as Synthesized).resource;
  const order = ['firstbox', 'webservice', 'boss', 'hyper', 'proxy'].map(
    (group) => `notify_webhook_${group}`,
  );
  expect(Object.keys(resources).sort()).toEqual([...order].sort());
  expect(order.map((address) => resources[address]?.depends_on ?? [])).toEqual([
    [],
    ...order.slice(0, -1).map((address) => [`null_resource.${address}`]),
  ]);
  // Nothing of what was seen is in a wish: the same file wishes the same, observed or not.
  expect(resources['notify_webhook_firstbox']?.triggers.desired.split('\n')).toEqual(
    [
      'nf_server.notify_settings.system.enable_save_notifylog: false',
      'nf_server.notify_settings.system.notifylog_third_parties.webhook.type: webhook',
      'nf_server.notify_settings.system.notifylog_third_parties.webhook.url: http://10.0.0.1:6777/alert_receiver/nf/',
    ].map((line) => `/pitrix/conf/variables/global/server.yaml.unit1: ${line}`),
  );
  expect(resources['notify_webhook_boss']?.triggers.desired).toBe(
    'file /pitrix/conf/global/server.yaml: as /pitrix/conf/variables/global/server.yaml.unit1 on the firstbox',
  );
});

const source = '/pitrix/conf/variables/global/server.yaml.unit1';
const cure = 'mend what it says on the host, then plan again';
const nodes = ['webservice', 'boss', 'hyper', 'proxy'].map((group) => `notify_webhook_${group}`);
const onNodes = {
  [probeKey(fileSha256('/pitrix/conf/global/server.yaml'))]: { word: 'a'.repeat(64), detail: '' },
};
const desiredOf = (synthesized: string) =>
  Object.entries((JSON.parse(synthesized) as Synthesized).resource.null_resource)
    .filter(([address]) => !address.endsWith('_refused'))
    .map(([address, { triggers }]) => [address, triggers.desired]);

test('a server.yaml that cannot be edited makes no node differ: they are refused for the firstbox’s reason', () => {
  const broken = { [probeKey(fileSha256(source))]: { word: 'unreadable', detail: 'it is GBK' } };
  const seen = observationsOf(environment, (host) => (host === 'firstbox' ? broken : onNodes));
  const synthesized = synth({ ...seen, files: {} });
  const { null_resource: resources } = (JSON.parse(synthesized) as Synthesized).resource;
  expect(nodes.map((address) => resources[address]?.triggers.drift)).toEqual(nodes.map(() => 'none'));
  const refusals = refusalsOf(synthesized);
  for (const address of nodes)
    expect(refusals[address]).toEqual([`firstbox: unreadable: file ${source}: it is GBK; ${cure}`]);
  expect(desiredOf(synthesized)).toEqual(desiredOf(synth()));
});

test('nodes are compared where it was seen: no refusal, and drift where they hold another', () => {
  const record = { before: 'b'.repeat(64), after: 'b'.repeat(64), edits: [], diff: [] };
  const observed = observationsOf(environment, (host) =>
    host === 'firstbox' ? { [probeKey(fileSha256(source))]: { word: record.after, detail: '' } } : onNodes,
  );
  const synthesized = synth({ ...observed, files: { [source]: record } });
  const { null_resource: resources } = (JSON.parse(synthesized) as Synthesized).resource;
  expect(refusalsOf(synthesized)).toEqual({});
  for (const address of nodes) expect(resources[address]?.triggers.drift).toMatch(/found/);
  expect(desiredOf(synthesized)).toEqual(desiredOf(synth()));
});
