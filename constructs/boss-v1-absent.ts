import { Construct } from 'constructs';
import { bossV1 } from '../components/boss-v1';
import type { ComponentProps } from './component-props';
import { ConvergedGroup } from './converged-group';

/** BOSS V1 is gone from webservice, boss, hyper, proxy and the firstbox, one group after the other (runbook 卸载BOSS V1). */
export class BossV1Absent extends Construct {
  /** What a later part of the runbook waits for. */
  readonly last: ConvergedGroup | undefined;

  constructor(scope: Construct, id: string, props: ComponentProps) {
    super(scope, id);
    let { after } = props;
    for (const group of bossV1.groups) {
      after = new ConvergedGroup(this, group, {
        ...props,
        component: bossV1.name,
        group,
        steps: bossV1.steps(props.environment, group),
        after,
      });
    }
    this.last = after;
  }
}
