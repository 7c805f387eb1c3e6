import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import { bossV1, v1Site } from '../components/boss-v1';
import type { ComponentProps } from './component-props';
import { convergeComponent } from './converge-component';
import type { ConvergedGroup } from './converged-group';
import { nginxWarnings } from './nginx-warnings';

/** BOSS V1 is gone from webservice, boss, hyper, proxy and the firstbox, one group after the other (runbook 卸载BOSS V1). */
export class BossV1Absent extends Construct {
  /** What a later part of the runbook waits for. */
  readonly last: ConvergedGroup | undefined;

  constructor(scope: Construct, id: string, props: ComponentProps) {
    super(scope, id);
    this.last = convergeComponent(this, bossV1, props);
    for (const warning of nginxWarnings(props.observations?.groups['proxy'], v1Site))
      Annotations.of(this).addWarning(warning);
  }
}
