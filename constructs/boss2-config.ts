import { Construct } from 'constructs';
import { boss2Config } from '../components/boss2-config';
import type { ComponentProps } from './component-props';
import { convergeComponent } from './converge-component';
import type { ConvergedGroup } from './converged-group';

/** The configuration of BOSS V2 is as kept in git: on the firstbox first, then on the boss nodes (runbook 更新配置文件). */
export class Boss2Config extends Construct {
  /** What a later part of the runbook waits for. */
  readonly last: ConvergedGroup | undefined;

  constructor(scope: Construct, id: string, props: ComponentProps) {
    super(scope, id);
    this.last = convergeComponent(this, boss2Config, props);
  }
}
