import { Annotations, type Precondition as TerraformPrecondition, TerraformLocal } from 'cdktf';
import { Construct } from 'constructs';
import { maskTemplate } from '../lib/remote/answers';
import { type Precondition, renderUnmet } from '../lib/plan/precondition';
import { visibleText } from '../lib/text/visible-text';
import { escapeTemplate } from './escape-template';

export interface PreconditionsProps {
  /** Of the resource; the local's name begins with it. */
  readonly address: string;
  readonly preconditions: readonly Precondition[];
}

/** What was observed of the platform as a local, and conditions of a resource on it: unmet ones stop the plan of this stack, all at once. */
export class Preconditions extends Construct {
  readonly conditions: TerraformPrecondition[];
  /** What was observed, one line each. */
  readonly text: string;

  constructor(scope: Construct, id: string, { address, preconditions }: PreconditionsProps) {
    super(scope, id);
    const name = `${address}_preconditions`;
    const shown = (text: string) => escapeTemplate(maskTemplate(visibleText(text, 400)));
    const local = new TerraformLocal(
      this,
      'observed',
      Object.fromEntries(
        preconditions.map((one) => [one.name, { observed: shown(one.got), holds: one.holds }]),
      ),
    );
    local.overrideLogicalId(name);
    this.conditions = preconditions.map((one) => ({
      condition: `\${local.${name}.${one.name}.holds}`,
      errorMessage: escapeTemplate(maskTemplate(renderUnmet(one))),
    }));
    this.text = preconditions.map((one) => `${one.name}: ${shown(one.got)}`).join('\n');
    for (const { doubt } of preconditions)
      if (doubt !== undefined) Annotations.of(this).addWarning(`${address}: ${visibleText(doubt, 400)}`);
  }
}
