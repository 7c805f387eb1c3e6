import { Construct } from 'constructs';
import { bossV1 } from '../components/boss-v1';
import type { Environment } from '../model/environment';
import type { Observations } from '../model/observation';
import type { Connection } from '../model/connection';
import { ConvergedGroup } from './converged-group';

export interface BossV1AbsentProps {
  readonly environment: Environment;
  readonly connection: Connection;
  /** @default - the environment was not observed */
  readonly observations?: Observations | undefined;
}

/** BOSS V1 is gone from webservice, boss, hyper, proxy and the firstbox, one group after the other (runbook 卸载BOSS V1). */
export class BossV1Absent extends Construct {
  /** What a later part of the runbook waits for. */
  readonly last: ConvergedGroup | undefined;

  constructor(scope: Construct, id: string, props: BossV1AbsentProps) {
    super(scope, id);
    let after: ConvergedGroup | undefined;
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
