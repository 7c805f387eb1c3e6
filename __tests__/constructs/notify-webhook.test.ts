import { Testing, TerraformStack } from 'cdktf';
import { NotifyWebhook } from '../../constructs/notify-webhook';
import { connectionOf } from '../../model/connection';
import { environmentForTests } from '../environments-for-tests';

const environment = environmentForTests('zone', '  notifyWebhook: { proxyVips: { unit1: 10.0.0.1 } }\n');

interface Synthesized {
  readonly resource: {
    readonly null_resource: Readonly<
      Record<
        string,
        { readonly triggers: { readonly desired: string }; readonly depends_on?: readonly string[] }
      >
    >;
  };
}

test('addresses, order and wishes: the firstbox before the nodes, one after the other', () => {
  const stack = new TerraformStack(Testing.app(), 'unit');
  new NotifyWebhook(stack, 'notify_webhook', {
    environment,
    connection: connectionOf(environment),
    stateDirectory: 'state',
  });
  const { null_resource: resources } = (JSON.parse(Testing.synth(stack)) as Synthesized).resource;
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
