import { Construct } from 'constructs';
import { boss2Packages } from '../components/boss2-packages';
import type { ComponentProps } from './component-props';
import { convergeComponent } from './converge-component';
import type { ConvergedGroup } from './converged-group';

/** The wanted packages of BOSS V2 are on the firstbox and installed on the boss nodes (runbook 升级包). */
export class Boss2Packages extends Construct {
  /** What a later part of the runbook waits for. */
  readonly last: ConvergedGroup | undefined;

  constructor(scope: Construct, id: string, props: ComponentProps) {
    super(scope, id);
    this.last = convergeComponent(this, boss2Packages, props);
  }
}
