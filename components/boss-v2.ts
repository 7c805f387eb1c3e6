import { pathState } from '../facts/probes';
import type { Component } from './component';
import { bossV2Preconditions } from './preconditions';

/** Its management command: the one path of BOSS V2 on a boss node that the runbook names (检查环境). */
export const djangoManage = '/pitrix/bin/boss2-manager/django_manage.sh';

/** BOSS V2 is deployed on the boss nodes (runbook 部署BOSS V2). */
export const bossV2: Component = {
  name: 'boss_v2_deployed',
  groups: ['boss'],
  enabled: ({ boss }) => boss.v2?.deploy === 'added',
  ...bossV2Preconditions,
  steps: () => [
    {
      title: 'BOSS V2 deployed',
      expect: [{ subject: `file ${djangoManage}`, probe: pathState(djangoManage), expected: 'file' }],
      require: [],
      run: [],
    },
  ],
};
