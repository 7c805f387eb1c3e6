import type { VmVariables } from '../environment/environment';
import type { FileWish } from '../plan/firstbox-file';

/** The site's own template; vm_variables.<ZONE>.yaml starts as it (runbook 部署BOSS V2). */
const vmVariablesTemplate = '/pitrix/config/templates/vm_variables.template.yaml';

/** What has to be changed in the template for one component. */
export function vmVariables(component: string, variables: VmVariables = {}): FileWish {
  const values = Object.entries({ [`deploy_${component}`]: 1, ...variables });
  return {
    path: vmVariablesTemplate,
    values: values.map(([key, value]) => ({ path: [key], value })),
    onlyExistingKeys: true,
    name: `${vmVariablesTemplate} for ${component}`,
  };
}
