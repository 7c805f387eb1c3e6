import { Construct } from 'constructs';
import { bossV2 } from '../components/boss-v2';
import type { ComponentProps } from './component-props';
import { convergeComponent } from './converge-component';
import type { ConvergedGroup } from './converged-group';

/** BOSS V2 is deployed on the boss nodes (runbook 部署BOSS V2). */
export class BossV2Deployed extends Construct {
  /** What a later part of the runbook waits for. */
  readonly last: ConvergedGroup | undefined;

  constructor(scope: Construct, id: string, props: ComponentProps) {
    super(scope, id);
    this.last = convergeComponent(this, bossV2, props);
  }
}
