import { Construct } from 'constructs';
import type { Component } from '../lib/components/component';
import { deployedByJob } from '../lib/components/deployed-by-job';
import { deployedComponents } from '../lib/environment/deployed-components';
import type { Environment, VmVariables } from '../lib/environment/environment';
import { fact, isFact } from '../lib/lookups/preconditions/fact';
import { componentName } from '../lib/environment/name-shapes';
import type { Group } from '../lib/environment/node-group';
import { stepsOf } from '../lib/plan/declared-step';
import type { Observations } from '../lib/plan/observation';
import { quoted } from '../lib/text/quoted';
import { visibleText } from '../lib/text/visible-text';
import { needsJob } from './deploy-jobs';
import { declareComponent } from './declare-component';
import type { Platform } from './platform';

/** Another component of the platform that its job deploys. */
export interface ComponentDeployedProps {
  /** Where. */
  readonly platform: Platform;
  /** As in the key `deploy_<component>`: iam, v2v, cronus or any other that the site's template has; BOSS V2 has a construct of its own. */
  readonly component: string;
  /** The node group that its hosts come into, without the zone id. @default - cronus: influxdb; any other needs it */
  readonly group?: string;
  /** Packages that prove it on a node: names, or patterns with `*`. @default - cronus: `pitrix-cronus*`; any other needs it */
  readonly packages?: readonly string[];
  /** Supervisor programs that must run there; none where the list is empty. @default - those that the packages brought */
  readonly programs?: readonly string[];
  /** Values for keys of vm_variables.<ZONE>.yaml. @default - the template's values */
  readonly vmVariables?: VmVariables;
}

/**
 * A component of the platform is deployed by the platform's job, and its programs run (runbook: 按需为需要追加部署组件的`ZONE`填入必要的信息).
 *
 * @throws {Error} when a prop is wrong or missing, the component or its group is taken by another construct of the platform, or the
 * platform's domain or installer is not given
 */
export class ComponentDeployed extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { platform, component, vmVariables, ...known }: ComponentDeployedProps,
  ) {
    super(scope, id);
    if (!componentName.test(component))
      throw new Error(
        `${this.node.path}: component is not the name of one; got: ${quoted(component)}; allowed: lower-case letters and digits, as in the key deploy_<name>; cure: correct it`,
      );
    const given = Object.keys(known).join(', ');
    if (component === 'cronus' && given !== '')
      throw new Error(
        `${this.node.path}: of cronus the group and the packages are known; got: ${given}; allowed: vmVariables; cure: leave ${given} out`,
      );
    platform.need(this, 'domain', 'installer');
    const wish =
      component === 'cronus'
        ? (vmVariables ?? {})
        : { ...known, ...(vmVariables === undefined ? {} : { variables: vmVariables }) };
    platform.desire(this, ['components', component], wish);
    for (const one of deployedComponents(platform.environment)) {
      if (one.name !== component) continue;
      const part = deployedByJob(one);
      declareComponent(this, part, platform, component === 'cronus' ? {} : { warnings: wrongNames(part) });
    }
  }
}

/** What looks as if a group, or packages, were not those of the component. */
const wrongNames =
  (component: Component) =>
  (environment: Environment, seen: Observations): readonly string[] =>
    component.groups.flatMap((group) => [
      ...nobodyYet(group)(environment, seen),
      ...notAskedFor(component, group, environment, seen),
    ]);

/** The job writes its key before it does anything: hosts that need none, without the key, have these packages from elsewhere. */
function notAskedFor(
  { job = '', steps }: Component,
  group: Group,
  environment: Environment,
  seen: Observations,
): readonly string[] {
  const observed = seen.groups[group];
  const flag = `deploy_${job}`;
  if (observed?.kind !== 'observed' || !isFact(fact(seen, 'variables.yaml', flag), '0')) return [];
  return needsJob(group, stepsOf(steps(environment, group), seen), observed)
    ? []
    : [
        `variables.yaml says ${flag}: 0, though no host of ${group} lacks the packages of ${job}: see that group and packages are those that it has on your platform`,
      ];
}

/** A name that the platform does not have looks like a group that is to get its hosts. */
const nobodyYet =
  (group: Group) =>
  (_: Environment, { groups }: Observations): readonly string[] => {
    const seen = groups[group];
    return seen?.kind === 'empty'
      ? [
          `${visibleText(seen.reason, 400)}; the deploy job is to bring hosts into it: see that it is the group that this component has on your platform`,
        ]
      : [];
  };
