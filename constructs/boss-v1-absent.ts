import { Construct } from 'constructs';
import { bossV1 } from '../lib/components/boss-v1';
import { declareComponent } from './declare-component';
import type { Platform } from './platform';

/** Of a part of the runbook that has nothing to say but where. */
export interface PartProps {
  /** Where. */
  readonly platform: Platform;
}

/**
 * BOSS V1 is gone from webservice, boss, hyper, proxy and the firstbox, one group after the other (runbook 卸载BOSS V1).
 *
 * @throws {Error} when the platform has one already
 */
export class BossV1Absent extends Construct {
  constructor(scope: Construct, id: string, { platform }: PartProps) {
    super(scope, id);
    platform.desire(this, ['boss', 'v1'], 'absent');
    declareComponent(this, bossV1, platform);
  }
}
