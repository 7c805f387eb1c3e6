import type { Role } from './host-plan';

/** Supervisor programs of BOSS V1, by the group they run on. */
export const v1Programs: Readonly<Record<Role, readonly string[]>> = {
  firstbox: [],
  webservice: ['boss_collector', 'boss_aggregator', 'boss_aggregator_proxy'],
  boss: ['boss_hypervisor', 'boss_hypervisor_proxy', 'pitrix-boss-console'],
  proxy: [],
  zoocassa: [],
  hyper: ['boss_daemon'],
};

/** Programs of other products on the same nodes: nothing that removes BOSS V1 may restart them. */
export const otherPrograms: Readonly<Record<Role, readonly string[]>> = {
  firstbox: [],
  webservice: ['webservice_server'],
  boss: ['pitrix_ws'],
  proxy: ['cronus-api'],
  zoocassa: ['zookeeper'],
  hyper: ['hyper_server'],
};

/** Components that the installer's job brings beside BOSS and cronus: each has a group, a package `pitrix-<name>` and a program `<name>_server`. */
export const otherComponents = ['bm', 'eipctl', 'hpc', 'iam', 'rsserver', 'v2v', 'warehouse'] as const;
