import { packagesInstalled } from '../facts/probes';
import type { Environment } from '../model/environment';
import type { FileWish } from '../model/firstbox-file';
import { expectation } from '../model/step';
import { componentDeployed } from '../recipes/component-deployed';
import { programsAreSettled } from '../recipes/programs-settled';
import { vmVariables } from '../recipes/vm-variables';
import type { Component } from './component';
import { deployJobPreconditions } from './preconditions';

/**
 * cronus is deployed on the nodes of the group influxdb (runbook: 需要环境中部署`cronus`服务).
 *
 * ASSUMED: every package that it brings to a node begins with `pitrix-cronus` (platform contract 11). Where none does, the deploy
 * fails and says so; `deploy_cronus: 1` in variables.yaml is no proof, the job writes it first.
 */
export const cronus: Component = {
  name: 'cronus_deployed',
  deployedAs: 'cronus',
  groups: ['influxdb'],
  enabled: ({ components }) => components?.['cronus'] !== undefined,
  ...deployJobPreconditions('cronus'),
  files: (environment) => [wishOf(environment)],
  createsHosts: ['influxdb'],
  steps: (environment, _group, seen) => [
    componentDeployed(
      { component: 'cronus', zone: environment.zone, wish: wishOf(environment), brings: [packages] },
      seen,
    ),
    programsAreSettled({ broughtBy: ['pitrix-cronus*'], given: [packages] }),
  ],
};

const packages = expectation({
  subject: 'packages pitrix-cronus*',
  probe: packagesInstalled('pitrix-cronus*'),
  expected: 'some',
});

function wishOf({ components }: Environment): FileWish {
  return vmVariables('cronus', components?.['cronus']);
}
