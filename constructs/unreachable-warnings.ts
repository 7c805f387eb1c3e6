import { withoutTemplates } from '../facts/answers';
import { compare } from '../model/drift';
import type { Environment } from '../model/environment';
import { nodeGroups } from '../model/node-group';
import type { Observations } from '../model/observation';
import { maxUnreachable } from '../model/rollout';
import { visibleText } from '../model/visible-text';

/** What every plan says of hosts that gave no answer and are allowed to, one line each, until they answer. */
export function unreachableWarnings(
  environment: Environment,
  observations: Observations | undefined,
): readonly string[] {
  return nodeGroups.flatMap((group) => {
    const observed = observations?.groups[group];
    const most = maxUnreachable(environment, group);
    if (observed === undefined || most === 0) return [];
    return compare(group, [], observed, most).skipped.map(
      ({ host, reason }) =>
        `${host}: skipped (unreachable: ${withoutTemplates(visibleText(reason, 300))}): nothing is known of it and nothing is done there; ` +
        `rollout.${group}.maxUnreachable allows ${most}; bring it back, then plan again`,
    );
  });
}
