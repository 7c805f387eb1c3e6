import { maskTemplate } from '../lib/remote/answers';
import { compare } from '../lib/plan/drift';
import type { Environment } from '../lib/environment/environment';
import { nodeGroups } from '../lib/environment/node-group';
import type { Observations } from '../lib/plan/observation';
import { maxUnreachable } from '../lib/plan/rollout';
import { kept } from '../lib/text/catalogue/en/kept';
import { visibleText } from '../lib/text/visible-text';

/** What every plan says of hosts that gave no answer and are allowed to, one line each, until they answer. */
export function unreachableWarnings(
  environment: Environment,
  observations: Observations | undefined,
): readonly string[] {
  return nodeGroups.flatMap((group) => {
    const observed = observations?.groups[group];
    const most = maxUnreachable(environment, group);
    if (observed === undefined || most === 0) return [];
    return compare(group, [], observed, most).excluded.map(({ host, reason }) =>
      kept.warnings.skipped({
        host,
        reported: maskTemplate(visibleText(reason, 300)),
        group,
        most: String(most),
      }),
    );
  });
}
