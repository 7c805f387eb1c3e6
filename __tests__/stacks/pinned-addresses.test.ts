import { Testing } from 'cdktf';
import { BossStack } from '../../stacks/boss-stack';
import { environmentForTests } from '../environments-for-tests';

const v1 = ['webservice', 'boss', 'hyper', 'proxy', 'firstbox'].map((group) => `boss_v1_absent_${group}`);

test('addresses and outputs of an environment with everything: a renamed one would run everything again in production', () => {
  const everything = environmentForTests(
    'zone',
    '  notifyWebhook: { proxyVips: { unit1: 10.0.0.1 } }\n  webSupervisor: present\n  v2: { deploy: added, cache: current, config: { backEnd: b.yaml },\n' +
      `    packages: { frontEnd: [{ name: web, version: '2', sha256: ${'a'.repeat(64)}, file: w.deb }] } }\n` +
      'components: { cronus: {} }\n',
  );
  const stack = new BossStack(Testing.app(), { environment: everything, stateDirectory: 'state' });
  const { resource, output } = JSON.parse(Testing.synth(stack, true)) as Readonly<
    Record<'resource' | 'output', Readonly<Record<string, object>>>
  >;
  expect(Object.keys(resource['null_resource'] ?? {}).sort()).toEqual(
    [
      ...v1,
      ...['firstbox', 'webservice', 'boss', 'hyper', 'proxy'].map((group) => `notify_webhook_${group}`),
      'cronus_deployed_influxdb',
      'boss_v2_deployed_boss',
      'boss2_config_firstbox',
      'boss2_config_boss',
      'boss2_packages_firstbox',
      'boss2_packages_boss',
      'web_supervisor_webservice',
      'boss2_cache_firstbox',
      'boss2_health_boss',
    ].sort(),
  );
  expect(Object.keys(output).sort()).toEqual([
    'boss_account',
    'boss_hosts_lines',
    'boss_url',
    'web_supervisor_hosts_line',
    'web_supervisor_url',
  ]);
});
