import type { Environment } from '../environment/environment';
import type { FileWish } from '../plan/firstbox-file';
import { yamlValues } from '../recipes/yaml-values';
import type { Component } from './component';

/** BOSS V2 is asked of the platform that is about to be installed (runbook 新环境部署). */
export const bossV2Requested: Component = {
  name: 'boss_v2_requested',
  groups: ['firstbox'],
  enabled: ({ boss }) => boss.v2?.deploy === 'with-the-platform',
  files: (environment) => [wishOf(environment)],
  steps: (environment) => [yamlValues(wishOf(environment))],
};

function wishOf({ zone }: Environment): FileWish {
  return {
    path: `/pitrix/config/variables.${zone}.yaml`,
    values: [{ path: ['deploy_boss'], value: 1 }],
    onlyExistingKeys: true,
  };
}
