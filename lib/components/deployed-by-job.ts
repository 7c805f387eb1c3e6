import { packagesInstalled } from '../remote/probes';
import { type DeployedWish, deployedComponents } from '../environment/deployed-components';
import type { Environment } from '../environment/environment';
import type { FileWish } from '../plan/firstbox-file';
import { expectation } from '../plan/step';
import { componentDeployed } from '../recipes/component-deployed';
import { programsAreSettled } from '../recipes/programs-settled';
import { vmVariables } from '../recipes/vm-variables';
import type { Component } from './component';
import { deployJobPreconditions } from './preconditions';

/**
 * A component of the platform is deployed on the nodes of its group and runs there: the same job as for BOSS V2, proven by what the
 * site knows of it.
 */
export function deployedByJob({ name, group, packages, programs }: DeployedWish): Component {
  const brings = packages.map((pattern) =>
    expectation({
      subject: `packages ${pattern}`,
      probe: packagesInstalled(pattern),
      expected: 'some',
    }),
  );
  const wish = (environment: Environment): FileWish =>
    vmVariables(name, deployedComponents(environment).find((one) => one.name === name)?.variables);
  return {
    name: `${name}_deployed`,
    job: name,
    groups: [group],
    enabled: ({ components }) => components?.[name] !== undefined,
    ...deployJobPreconditions(name),
    files: (environment) => [wish(environment)],
    createsHosts: [group],
    steps: (environment) => [
      componentDeployed({ component: name, zone: environment.zone, wish: wish(environment), brings }),
      ...(programs?.length === 0
        ? []
        : [programsAreSettled({ only: programs, broughtBy: packages, onlyIf: brings })]),
    ],
  };
}
