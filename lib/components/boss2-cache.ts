import { quote } from '../remote/quote';
import { platformGroup } from '../environment/platform-groups';
import type { Component } from './component';

/** Every node of the zone, whatever its role. */
export const everyNode = 'all';

/**
 * The cache of BOSS V2 is rebuilt on the first boss node when the platform's nodes have changed (runbook 扩容环境). Nothing tells
 * whether it is current: its resource is replaced for the list of nodes, not for what is observed.
 */
export const boss2Cache: Component = {
  name: 'boss2_cache',
  groups: ['firstbox'],
  enabled: ({ boss }) => boss.v2?.cache === 'current',
  membershipOnly: [everyNode],
  steps: (environment) => [
    {
      title: 'cache of BOSS V2 rebuilt',
      desired: ['cache of BOSS V2: rebuilt when the nodes change'],
      expect: [],
      requires: [],
      run: [],
      firstboxCommands: [`rebuild_cache ${quote(platformGroup(environment, 'boss'))}`],
      firstboxLabel: 'the rebuild',
    },
  ],
};
