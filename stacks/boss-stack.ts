import { NullProvider } from '@cdktf/provider-null/lib/provider';
import { TerraformOutput, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import type { Seen } from '../constructs/seen';
import { planTree } from '../constructs/plan-tree';
import type { Environment } from '../lib/environment/environment';
import type { PlanSummary } from '../lib/plan/plan-summary';
import { declareRunbook } from './declare-runbook';
import { placeState } from './state-backend';

export interface BossStackProps extends Seen {
  readonly environment: Environment;
  /** Folder of Terraform states that are local; relative ones count from the stack's folder. */
  readonly stateDirectory: string;
}

/**
 * One environment: its parts in the runbook's order. Ids are the names of the components, so that addresses, which follow from them, never
 * change; outputs have the names that operators know.
 */
export class BossStack extends TerraformStack {
  /** What the next deploy would do. */
  readonly summary: PlanSummary;

  constructor(scope: Construct, { environment, stateDirectory, ...seen }: BossStackProps) {
    super(scope, environment.name);
    placeState(this, environment, stateDirectory);
    new NullProvider(this, 'null');
    declareRunbook(this, environment, stateDirectory);
    for (const one of this.node.findAll())
      if (one instanceof TerraformOutput) one.overrideLogicalId(outputs[one.node.id] ?? one.node.id);
    const [summary] = planTree(this, () => seen);
    if (summary === undefined) throw new Error(`${environment.name}: nothing was planned`);
    this.summary = summary;
  }
}

/** Names of outputs that their ids do not tell. */
const outputs: Readonly<Record<string, string>> = {
  url: 'web_supervisor_url',
  hosts_line: 'web_supervisor_hosts_line',
};
