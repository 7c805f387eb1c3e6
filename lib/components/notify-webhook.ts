import type { Environment } from '../environment/environment';
import type { FileWish } from '../plan/firstbox-file';
import { nodeGroups } from '../environment/node-group';
import { hostsFileLookup, otherVips } from '../lookups/proxy-vip';
import { fileFromPackage } from '../recipes/file-from-package';
import { yamlValues } from '../recipes/yaml-values';
import type { Component } from './component';

/**
 * The platform's notifications go to BOSS (runbook, the part 修改server.yaml.*): edited on the firstbox, built, pushed, and
 * seen on the nodes. The runbook forgets the push.
 */
export const notifyWebhook: Component = {
  name: 'notify_webhook',
  groups: ['firstbox', ...nodeGroups],
  enabled: ({ boss }) => boss.notifyWebhook !== undefined,
  files: serverYaml,
  lookups: (environment) => [hostsFileLookup(environment)],
  refusals: otherVips,
  steps: (environment, group) =>
    serverYaml(environment).map((wish) =>
      group === 'firstbox'
        ? yamlValues(wish)
        : fileFromPackage({
            file: '/pitrix/conf/global/server.yaml',
            package: 'pitrix-global-conf',
            source: wish.path,
          }),
    ),
};

const settings = ['nf_server', 'notify_settings', 'system'];
const webhook = [...settings, 'notifylog_third_parties', 'webhook'];

function serverYaml({ boss, region }: Environment): readonly FileWish[] {
  return Object.entries(boss.notifyWebhook?.proxyVips ?? {}).map(([zone, vip]) => ({
    path: `/pitrix/conf/variables/global/server.yaml.${zone}`,
    values: [
      { path: [...settings, 'enable_save_notifylog'], value: false },
      { path: [...webhook, 'type'], value: 'webhook' },
      { path: [...webhook, 'url'], value: `http://${vip}:6777/alert_receiver/nf/` },
    ],
    // ASSUMED: where there are such keys, they name the zone and the region of the file.
    belonging: [
      { path: ['common', 'zone_id'], value: zone, key: 'zone' },
      ...(region === undefined ? [] : [{ path: ['common', 'region_id'], value: region, key: 'region' }]),
    ],
  }));
}
