import { Construct } from 'constructs';
import { bossV2Requested } from '../lib/components/boss-v2-requested';
import type { PartProps } from './boss-v1-absent';
import { declareComponent } from './declare-component';

/**
 * BOSS V2 is asked of a platform that is about to be installed (runbook 新环境部署).
 *
 * @throws {Error} when the platform is a sub zone, or anything else is desired of its BOSS V2
 */
export class BossV2Requested extends Construct {
  constructor(scope: Construct, id: string, { platform }: PartProps) {
    super(scope, id);
    platform.desire(this, ['boss', 'v2', 'deploy'], 'with-the-platform');
    declareComponent(this, bossV2Requested, platform);
  }
}
