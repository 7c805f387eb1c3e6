import { Construct } from 'constructs';
import { boss2Config } from '../lib/components/boss2-config';
import { declareComponent } from './declare-component';
import type { Platform } from './platform';

/** Files whose text is desired; paths count from the folder of the platform's `file`. */
export interface Boss2ConfigProps {
  /** Where. */
  readonly platform: Platform;
  /** boss2.yaml.<ZONE>; secrets stand in it as `@secret:NAME@`. @default - not looked after */
  readonly backEnd?: string;
  /** local_config.yaml; secrets stand in it as `@secret:NAME@`. @default - not looked after */
  readonly frontEnd?: string;
  /** Values of secrets, encrypted with age. @default - they come from BOSS_SECRET_<NAME> only */
  readonly secrets?: string;
}

/**
 * The configuration of BOSS V2 is these files: on the firstbox, then on the boss nodes (runbook 更新配置文件).
 *
 * @throws {Error} when a path is none; `observe` throws when a file or a secret cannot be read
 */
export class Boss2Config extends Construct {
  constructor(scope: Construct, id: string, { platform, ...config }: Boss2ConfigProps) {
    super(scope, id);
    platform.desire(this, ['boss', 'v2', 'config'], config);
    declareComponent(this, boss2Config, platform);
  }
}
