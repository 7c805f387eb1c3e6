import { NullProvider } from '@cdktf/provider-null/lib/provider';
import { Annotations, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { bossV1 } from '../components/boss-v1';
import { bossV2 } from '../components/boss-v2';
import { boss2Config } from '../components/boss2-config';
import { boss2Packages } from '../components/boss2-packages';
import { bossV2Requested } from '../components/boss-v2-requested';
import type { Component } from '../components/component';
import { components } from '../components/index';
import { notifyWebhook } from '../components/notify-webhook';
import { webSupervisor } from '../components/web-supervisor';
import { boss2Cache } from '../components/boss2-cache';
import { boss2Health } from '../components/boss2-health';
import { BossV1Absent } from '../constructs/boss-v1-absent';
import { BossV2Deployed } from '../constructs/boss-v2-deployed';
import { Boss2Cache } from '../constructs/boss2-cache';
import { Boss2Health } from '../constructs/boss2-health';
import { ConvergedComponent } from '../constructs/converged-component';
import type { ComponentProps } from '../constructs/component-props';
import type { ConvergedGroup } from '../constructs/converged-group';
import { NotifyWebhook } from '../constructs/notify-webhook';
import { warnOfOpenRuns } from '../constructs/open-run-warnings';
import { refuseOtherPlatforms } from '../constructs/platform-identity';
import { planSummaryOf } from '../constructs/plan-summary-of';
import { warnOfPublicFiles } from '../constructs/public-file-warnings';
import { unreachableWarnings } from '../constructs/unreachable-warnings';
import { WebSupervisorOptional } from '../constructs/web-supervisor-optional';
import type { Environment } from '../model/environment';
import type { Group } from '../model/node-group';
import type { Observations } from '../model/observation';
import type { Connection } from '../model/connection';
import type { PlanSummary } from '../model/plan-summary';
import { placeState } from './state-backend';

export interface BossStackProps {
  readonly environment: Environment;
  readonly connection: Connection;
  /** Folder of Terraform states that are local; relative ones count from the stack's folder. */
  readonly stateDirectory: string;
  /** sha256 of the files that desired contents were read from, by path. @default - none were read */
  readonly sums?: Readonly<Record<string, string>> | undefined;
  /** @default - the environment was not observed */
  readonly observations?: Observations | undefined;
  /** Seconds that each run took last time, by its title. @default - not known */
  readonly lastSeconds?: Readonly<Record<string, number>> | undefined;
}

/** One environment: its components in the runbook's order. */
export class BossStack extends TerraformStack {
  /** What the next deploy would do. */
  readonly summary: PlanSummary;

  constructor(scope: Construct, props: BossStackProps) {
    super(scope, props.environment.name);
    placeState(this, props.environment, props.stateDirectory);
    new NullProvider(this, 'null');
    warnOfOpenRuns(this, props);
    refuseOtherPlatforms(this, props);
    warnOfPublicFiles(this, props);
    for (const warning of unreachableWarnings(props.environment, props.observations))
      Annotations.of(this).addWarning(warning);
    let after: ConvergedGroup | undefined;
    let madeByJob: readonly Group[] = [];
    for (const { component, construct: SomePart } of parts) {
      if (!component.enabled(props.environment)) continue;
      madeByJob = [...madeByJob, ...(component.madeByJob ?? [])];
      after = new SomePart(this, component.name, { ...props, component, madeByJob, after }).last;
    }
    this.summary = planSummaryOf(
      this,
      props.environment.name,
      props.observations?.observedAt,
      props.lastSeconds,
    );
  }
}

type Part = new (
  scope: Construct,
  id: string,
  props: ComponentProps & { readonly component: Component },
) => { readonly last: ConvergedGroup | undefined };

/** The runbook's parts in its order, each with what describes it. */
const parts: readonly { readonly component: Component; readonly construct: Part }[] = [
  { component: bossV1, construct: BossV1Absent },
  { component: notifyWebhook, construct: NotifyWebhook },
  ...components
    .filter(({ deployedAs }) => deployedAs !== undefined)
    .map((component) => ({ component, construct: ConvergedComponent })),
  { component: bossV2Requested, construct: ConvergedComponent },
  { component: bossV2, construct: BossV2Deployed },
  { component: boss2Config, construct: ConvergedComponent },
  { component: boss2Packages, construct: ConvergedComponent },
  { component: webSupervisor, construct: WebSupervisorOptional },
  { component: boss2Cache, construct: Boss2Cache },
  // Last: it proves what all the others made.
  { component: boss2Health, construct: Boss2Health },
];
