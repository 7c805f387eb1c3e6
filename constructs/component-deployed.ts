import { Construct } from 'constructs';
import { components, deployedNames } from '../components/index';
import type { VmVariables } from '../model/environment';
import { declareComponent } from './declare-component';
import type { Platform } from './platform';

/** Another component of the platform that its job deploys. */
export interface ComponentDeployedProps {
  /** Where. */
  readonly platform: Platform;
  /** As in the key `deploy_<component>`; cronus is known. */
  readonly component: string;
  /** Values for keys of vm_variables.<ZONE>.yaml. @default - the template's values */
  readonly vmVariables?: VmVariables;
}

/**
 * A component of the platform is deployed by the platform's job, and its programs run (runbook: 需要环境中部署`cronus`服务).
 *
 * @throws {Error} when the component is not known, a variable is wrong, or the platform's domain or installer is not given
 */
export class ComponentDeployed extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { platform, component, vmVariables = {} }: ComponentDeployedProps,
  ) {
    super(scope, id);
    const known = components.find(({ deployedAs }) => deployedAs === component);
    if (known === undefined)
      throw new Error(
        `${this.node.path}: component is not known; got: ${JSON.stringify(component)}; allowed: ${deployedNames.join(', ')}; cure: correct it`,
      );
    platform.need(this, 'domain', 'installer');
    platform.desire(this, ['components', component], vmVariables);
    declareComponent(this, known, platform);
  }
}
