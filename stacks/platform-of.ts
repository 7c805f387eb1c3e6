import type { Construct } from 'constructs';
import { Platform } from '../constructs/platform';
import type { Environment } from '../lib/environment/environment';
import { renderVersion } from '../lib/text/version';

/** The platform of an environment file, without what is desired there. @param historyDirectory relative ones count from the stack's folder */
export function platformOf(scope: Construct, environment: Environment, historyDirectory: string): Platform {
  const { state: _state, boss: _boss, components: _components, installer, fanOut, ...same } = environment;
  const { width, ...others } = fanOut;
  return new Platform(scope, 'platform', {
    ...same,
    installer: renderVersion(installer),
    // A width is only the engine's that heeds one.
    fanOut: fanOut.engine === 'ssh' ? { ...others, width } : others,
    historyDirectory,
  });
}
