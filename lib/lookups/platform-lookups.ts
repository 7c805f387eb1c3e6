import type { Environment } from '../environment/environment';
import type { Lookup } from '../plan/lookup';
import { parseStatus } from './status';
import { parseTopology, topologyCommand } from './topology';
import { parseVariables } from './variables-yaml';
import { parseVersionJson } from './version-json';
import { parseTemplate } from './vm-variables-template';

/** Which installer the platform has. */
export const versionLookup: Lookup = {
  name: 'version.json',
  source: { file: '/pitrix/version.json' },
  parse: parseVersionJson,
};

/** What of the firstbox decides whether a component may be deployed. */
export function platformLookups(environment: Environment): readonly Lookup[] {
  return [
    versionLookup,
    {
      name: 'variables.yaml',
      source: { file: '/pitrix/conf/variables/variables.yaml' },
      parse: parseVariables(environment.zone),
    },
    {
      name: 'vm_variables.template.yaml',
      source: { file: '/pitrix/config/templates/vm_variables.template.yaml' },
      parse: parseTemplate,
    },
    {
      name: 'describe-qingcloud.py',
      source: { command: ['/pitrix/cli/describe-qingcloud.py'] },
      parse: parseStatus,
    },
    {
      name: 'get-deploy-qingcloud-component-status.py',
      source: { command: ['/pitrix/cli/get-deploy-qingcloud-component-status.py'] },
      parse: parseStatus,
    },
  ];
}

/** Whether cronus answers; needed where something relies on it. */
export function topologyLookup(environment: Environment): Lookup {
  return { name: 'topology', source: { command: topologyCommand(environment) }, parse: parseTopology };
}
