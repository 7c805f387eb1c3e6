import { Construct } from 'constructs';
import { notifyWebhook } from '../components/notify-webhook';
import type { Connection } from '../model/connection';
import type { Environment } from '../model/environment';
import type { Observations } from '../model/observation';
import { ConvergedGroup } from './converged-group';

export interface NotifyWebhookProps {
  readonly environment: Environment;
  readonly connection: Connection;
  /** @default - the environment was not observed */
  readonly observations?: Observations | undefined;
  /** @default - waits for nothing */
  readonly after?: ConvergedGroup | undefined;
}

/** The platform's notifications go to BOSS: server.yaml on the firstbox first, then on each node group (runbook 修改server.yaml.*). */
export class NotifyWebhook extends Construct {
  /** What a later part of the runbook waits for. */
  readonly last: ConvergedGroup | undefined;

  constructor(scope: Construct, id: string, props: NotifyWebhookProps) {
    super(scope, id);
    let { after } = props;
    for (const group of notifyWebhook.groups) {
      after = new ConvergedGroup(this, group, {
        ...props,
        component: notifyWebhook.name,
        group,
        steps: notifyWebhook.steps(props.environment, group, props.observations?.files),
        after,
      });
    }
    this.last = after;
  }
}
