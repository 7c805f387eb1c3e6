import { Resource as NullResource } from '@cdktf/provider-null/lib/resource';
import { TerraformLocal } from 'cdktf';
import { Construct } from 'constructs';
import { maskTemplate } from '../lib/remote/answers';
import { escapeTemplate } from './escape-template';

export interface RefusalProps {
  /** Of the resource that must not be applied. */
  readonly address: string;
  /** Why, each with its cure. */
  readonly reasons: readonly string[];
}

/**
 * Fails Terraform's plan, which no apply takes then, and leaves it whole: nothing depends on this, so every other resource is planned and
 * shown. It is never in a state.
 */
export class Refusal extends Construct {
  constructor(scope: Construct, id: string, { address, reasons }: RefusalProps) {
    super(scope, id);
    const name = `${address}_refused`;
    const local = new TerraformLocal(
      this,
      'reasons',
      reasons.map((one) => escapeTemplate(maskTemplate(one))),
    );
    local.overrideLogicalId(name);
    new NullResource(this, 'resource', {
      lifecycle: {
        precondition: [
          {
            condition: `\${length(local.${name}) == 0}`,
            errorMessage: `Nothing can be applied: ${address} is BLOCKED. The reasons and their cures stand in the summary above, and in summary.md beside the plan.`,
          },
        ],
      },
    }).overrideLogicalId(name);
  }
}
