import { Construct } from 'constructs';
import { notifyWebhook } from '../lib/components/notify-webhook';
import { declareComponent } from './declare-component';
import type { Platform } from './platform';

/** Where the platform's notifications go. */
export interface NotifyWebhookProps {
  /** Where. */
  readonly platform: Platform;
  /** IPv4 address of the zone's proxies: `proxy` or `<zone>-proxy` in /etc/hosts of the firstbox. */
  readonly proxyVip: string;
  /** An address that the firstbox's /etc/hosts does not give the proxies is one all the same. @default - it is refused */
  readonly otherVip?: 'meant';
}

/**
 * The platform's notifications go to BOSS: server.yaml on the firstbox first, then on each node group (runbook 修改server.yaml.*).
 *
 * @throws {Error} when the address is none
 */
export class NotifyWebhook extends Construct {
  constructor(scope: Construct, id: string, { platform, proxyVip, otherVip }: NotifyWebhookProps) {
    super(scope, id);
    platform.desire(this, ['boss', 'notifyWebhook'], {
      proxyVips: { [platform.environment.zone]: proxyVip },
      otherVip,
    });
    declareComponent(this, notifyWebhook, platform);
  }
}
