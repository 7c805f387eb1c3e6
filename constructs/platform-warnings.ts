import { Annotations } from 'cdktf';
import type { Construct } from 'constructs';
import type { Observations } from '../lib/plan/observation';
import { warnOfOpenRuns } from './open-run-warnings';
import type { Platform } from './platform';
import { refuseOtherPlatforms } from './platform-identity';
import { composedStack } from './runner';
import { warnOfPublicFiles } from './public-file-warnings';
import { unreachableWarnings } from './unreachable-warnings';
import { wayWarnings } from './way-warnings';

/**
 * What a plan says of a platform whatever its parts are; refuses it where its firstbox is of another one.
 *
 * @param group one of its own: runs are followed by the stack that it stands in
 */
export function warnOfPlatform(
  platform: Platform,
  observations: Observations | undefined,
  group: Construct | undefined,
): void {
  const { environment } = platform;
  const seen = { environment, observations };
  warnOfOpenRuns(platform, seen, group && composedStack(group, environment));
  refuseOtherPlatforms(platform, seen);
  warnOfPublicFiles(platform, seen);
  for (const warning of [...unreachableWarnings(environment, observations), ...wayWarnings(observations)])
    Annotations.of(platform).addWarning(warning);
}
