import { Construct } from 'constructs';
import { bossV2 } from '../lib/components/boss-v2';
import type { VmVariables } from '../lib/environment/environment';
import { declareComponent } from './declare-component';
import type { Platform } from './platform';

/** How BOSS V2 is deployed. */
export interface BossV2DeployedProps {
  /** Where. */
  readonly platform: Platform;
  /** Values for keys of vm_variables.<ZONE>.yaml beside deploy_boss. @default - the template's values */
  readonly vmVariables?: VmVariables;
  /** Its supervisor programs on the boss nodes. @default - those that packages with boss2 in their names brought */
  readonly programs?: readonly string[];
}

/**
 * BOSS V2 is deployed on the boss nodes by the platform's job, and its programs run (runbook 部署BOSS V2).
 *
 * @throws {Error} when a prop is wrong, the platform is a sub zone, or its domain or installer is not given
 */
export class BossV2Deployed extends Construct {
  constructor(scope: Construct, id: string, { platform, vmVariables, programs }: BossV2DeployedProps) {
    super(scope, id);
    platform.need(this, 'domain', 'installer');
    platform.desire(this, ['boss', 'v2', 'deploy'], 'added');
    if (vmVariables !== undefined) platform.desire(this, ['boss', 'v2', 'vmVariables'], vmVariables);
    if (programs !== undefined) platform.desire(this, ['boss', 'v2', 'programs'], programs);
    declareComponent(this, bossV2, platform);
  }
}
