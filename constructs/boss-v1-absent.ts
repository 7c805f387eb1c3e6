import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import { bossV1 } from '../components/boss-v1';
import type { ComponentProps } from './component-props';
import { convergeComponent } from './converge-component';
import type { ConvergedGroup } from './converged-group';
import { doubtWarnings } from './doubt-warnings';

/** BOSS V1 is gone from webservice, boss, hyper, proxy and the firstbox, one group after the other (runbook 卸载BOSS V1). */
export class BossV1Absent extends Construct {
  /** What a later part of the runbook waits for. */
  readonly last: ConvergedGroup | undefined;

  constructor(scope: Construct, id: string, props: ComponentProps) {
    super(scope, id);
    this.last = convergeComponent(this, bossV1, props);
    for (const group of bossV1.groups) {
      const steps = bossV1.steps(props.environment, group);
      for (const warning of doubtWarnings(props.observations?.groups[group], steps))
        Annotations.of(this).addWarning(warning);
    }
  }
}
