import { Construct } from 'constructs';
import { boss2Packages } from '../lib/components/boss2-packages';
import type { WantedPackage } from '../lib/environment/environment';
import { declareComponent } from './declare-component';
import type { Platform } from './platform';

/** Packages that must be installed; the paths of .deb files count from the folder of the platform's `file`. */
export interface Boss2PackagesProps {
  /** Where. */
  readonly platform: Platform;
  /** Of the back end. @default - whatever is installed */
  readonly backEnd?: readonly WantedPackage[];
  /** Of the front end, all of one version. @default - whatever is installed */
  readonly frontEnd?: readonly WantedPackage[];
}

/**
 * The packages of BOSS V2 are on the firstbox and installed on the boss nodes (runbook 升级包).
 *
 * @throws {Error} when a prop is wrong; `observe` throws when a .deb has to be sent and cannot be read
 */
export class Boss2Packages extends Construct {
  constructor(scope: Construct, id: string, { platform, ...packages }: Boss2PackagesProps) {
    super(scope, id);
    platform.desire(this, ['boss', 'v2', 'packages'], packages);
    declareComponent(this, boss2Packages, platform);
  }
}
