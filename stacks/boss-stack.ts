import { NullProvider } from '@cdktf/provider-null/lib/provider';
import { LocalBackend, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { BossV1Absent } from '../constructs/boss-v1-absent';
import { NotifyWebhook } from '../constructs/notify-webhook';
import { WebSupervisorOptional } from '../constructs/web-supervisor-optional';
import type { Environment } from '../model/environment';
import type { Observations } from '../model/observation';
import type { Connection } from '../model/connection';

export interface BossStackProps {
  readonly environment: Environment;
  readonly connection: Connection;
  /** Folder of the Terraform states; relative ones count from the stack's folder. */
  readonly stateDirectory: string;
  /** @default - the environment was not observed */
  readonly observations?: Observations | undefined;
}

/** One environment: its components in the runbook's order. */
export class BossStack extends TerraformStack {
  constructor(scope: Construct, props: BossStackProps) {
    super(scope, props.environment.name);
    new LocalBackend(this, { path: `${props.stateDirectory}/${props.environment.name}.tfstate` });
    new NullProvider(this, 'null');
    const { v1, notifyWebhook, webSupervisor } = props.environment.boss;
    const removal = v1 === 'absent' ? new BossV1Absent(this, 'boss_v1_absent', props) : undefined;
    const webhook =
      notifyWebhook === undefined
        ? undefined
        : new NotifyWebhook(this, 'notify_webhook', { ...props, after: removal?.last });
    if (webSupervisor === 'present')
      new WebSupervisorOptional(this, 'web_supervisor', { ...props, after: webhook?.last ?? removal?.last });
  }
}
