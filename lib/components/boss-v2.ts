import { pathState } from '../remote/probes';
import type { Environment } from '../environment/environment';
import type { FileWish } from '../plan/firstbox-file';
import { expectation } from '../plan/step';
import { componentDeployed } from '../recipes/component-deployed';
import { programsAreSettled } from '../recipes/programs-settled';
import { vmVariables } from '../recipes/vm-variables';
import type { Component } from './component';
import { bossV2Preconditions } from './preconditions';

/** Its management command: the one path of BOSS V2 on a boss node that the runbook names (检查环境). */
const djangoManage = '/pitrix/bin/boss2-manager/django_manage.sh';

/**
 * BOSS V2 is deployed on the boss nodes and runs there (runbook 部署BOSS V2).
 *
 * ASSUMED: its packages have `boss2` in their names and hold the files of its supervisor programs. Where none does, the plan says
 * so, and `boss.v2.programs` names the programs.
 */
export const bossV2: Component = {
  name: 'boss_v2_deployed',
  job: 'boss',
  groups: ['boss'],
  enabled: ({ boss }) => boss.v2?.deploy === 'added',
  ...bossV2Preconditions,
  files: (environment) => [wishOf(environment)],
  createsHosts: ['boss'],
  steps: (environment) => [
    componentDeployed({
      component: 'boss',
      zone: environment.zone,
      wish: wishOf(environment),
      brings: [managed],
    }),
    programsAreSettled({
      only: environment.boss.v2?.programs,
      broughtBy: ['pitrix-*boss2*'],
      onlyIf: [managed],
    }),
  ],
};

const managed = expectation({
  subject: `file ${djangoManage}`,
  probe: pathState(djangoManage),
  expected: 'file',
});

function wishOf({ boss }: Environment): FileWish {
  return vmVariables('boss', boss.v2?.vmVariables);
}
