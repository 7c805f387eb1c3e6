import { Construct } from 'constructs';
import { notifyWebhook } from '../components/notify-webhook';
import type { ComponentProps } from './component-props';
import { convergeComponent } from './converge-component';
import type { ConvergedGroup } from './converged-group';

/** The platform's notifications go to BOSS: server.yaml on the firstbox first, then on each node group (runbook 修改server.yaml.*). */
export class NotifyWebhook extends Construct {
  /** What a later part of the runbook waits for. */
  readonly last: ConvergedGroup | undefined;

  constructor(scope: Construct, id: string, props: ComponentProps) {
    super(scope, id);
    this.last = convergeComponent(this, notifyWebhook, props);
  }
}
