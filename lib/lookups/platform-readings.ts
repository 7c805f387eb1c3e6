import type { Environment } from '../environment/environment';
import type { Reading } from '../plan/reading';
import { reduceStatus } from './status';
import { reduceTopology, topologyCommand } from './topology';
import { reduceVariables } from './variables-yaml';
import { reduceVersionJson } from './version-json';
import { reduceTemplate } from './vm-variables-template';

/** Which installer the platform has. */
export const versionReading: Reading = {
  name: 'version.json',
  source: { file: '/pitrix/version.json' },
  reduce: reduceVersionJson,
};

/** What of the firstbox decides whether a component may be deployed (platform contract 14.15). */
export function platformReadings(environment: Environment): readonly Reading[] {
  return [
    versionReading,
    {
      name: 'variables.yaml',
      source: { file: '/pitrix/conf/variables/variables.yaml' },
      reduce: reduceVariables(environment.zone),
    },
    {
      name: 'vm_variables.template.yaml',
      source: { file: '/pitrix/config/templates/vm_variables.template.yaml' },
      reduce: reduceTemplate,
    },
    {
      name: 'describe-qingcloud.py',
      source: { command: ['/pitrix/cli/describe-qingcloud.py'] },
      reduce: reduceStatus,
    },
    {
      name: 'get-deploy-qingcloud-component-status.py',
      source: { command: ['/pitrix/cli/get-deploy-qingcloud-component-status.py'] },
      reduce: reduceStatus,
    },
  ];
}

/** Whether cronus answers; needed where something relies on it. */
export function topologyReading(environment: Environment): Reading {
  return { name: 'topology', source: { command: topologyCommand(environment) }, reduce: reduceTopology };
}
