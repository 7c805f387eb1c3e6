import { cacheRebuilt } from '../facts/probes';
import { quote } from '../facts/quote';
import { platformGroup } from '../model/platform-groups';
import { djangoManage } from './boss-v2';
import type { Component } from './component';

/** Every node of the zone, whatever its role. */
export const everyNode = 'all';

/**
 * The cache of BOSS V2 is rebuilt when the nodes of the platform are others than at the last time (runbook 扩容环境), on the first
 * boss node. Nothing tells whether it is current, so its resource is replaced for the list of nodes, not for what is observed.
 */
export const boss2Cache: Component = {
  name: 'boss2_cache',
  groups: ['firstbox'],
  enabled: ({ boss }) => boss.v2?.cache === 'current',
  lists: [everyNode],
  steps: (environment) => {
    // What the time limit of a host leaves for the command itself.
    const seconds = Math.max(5, environment.fanOut.hostTimeoutSeconds - 20);
    const group = quote(platformGroup(environment, 'boss'));
    return [
      {
        title: 'cache of BOSS V2 rebuilt',
        desired: ['cache of BOSS V2: rebuilt when the nodes change'],
        expect: [{ subject: 'cache of BOSS V2', probe: cacheRebuilt(), expected: 'rebuilt' }],
        require: [],
        run: [`on_first_host ${group} ${seconds} ${djangoManage} rebuild_cache`],
      },
    ];
  },
};
