import type { Environment } from '../environment/environment';
import type { NodeGroup } from '../environment/node-group';
import type { Step } from '../plan/step';
import { filesAbsent } from '../recipes/files-absent';
import { nginxSiteAbsent } from '../recipes/nginx-site-absent';
import { programsAbsent } from '../recipes/programs-absent';
import type { Component } from './component';

/** BOSS V1 is gone from every group (runbook, section 卸载BOSS V1, in its order). */
export const bossV1: Component = {
  name: 'boss_v1_absent',
  groups: ['webservice', 'boss', 'hyper', 'proxy', 'firstbox'],
  enabled: (environment) => environment.boss.v1 === 'absent',
  steps: (environment, group) => stepsOf[group as keyof typeof stepsOf](environment),
};

/** Supervisor programs of BOSS V1, by the group they run on. */
export const v1Programs = {
  webservice: ['boss_collector', 'boss_aggregator', 'boss_aggregator_proxy'],
  boss: ['boss_hypervisor', 'boss_hypervisor_proxy', 'pitrix-boss-console'],
  hyper: ['boss_daemon'],
} as const;

/** Its nginx site on proxy. ASSUMED: it has a port of its own, and this one where its file is gone and was not seen. */
const v1Site = { name: 'boss.conf', port: 9090 };

const stepsOf: Readonly<Record<NodeGroup | 'firstbox', (environment: Environment) => readonly Step[]>> = {
  webservice: () => [programsAbsent(v1Programs.webservice)],
  boss: () => [programsAbsent(v1Programs.boss)],
  hyper: () => [programsAbsent(v1Programs.hyper)],
  proxy: () => [nginxSiteAbsent(v1Site.name, v1Site.port)],
  firstbox: (environment) => [filesAbsent('/pitrix/conf/variables/global', bossYaml(environment))],
};

/**
 * The runbook removes `boss.yaml*`. In a region the firstbox holds the files of every zone, and those of
 * another zone are not ours to remove.
 */
function bossYaml({ topology, zone }: Environment): readonly string[] {
  return topology === 'region' ? [`boss.yaml.${zone}`, `boss.yaml.${zone}.*`] : ['boss.yaml*'];
}
