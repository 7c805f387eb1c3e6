import type { Blocker } from '../lib/plan/drift';
import type { Environment } from '../lib/environment/environment';
import { type Group, nodeGroups } from '../lib/environment/node-group';
import { forgetKeys } from '../lib/environment/key-cure';
import { maxUnreachable } from '../lib/plan/rollout';
import { foldHosts } from '../lib/plan/host-set';
import { kept } from '../lib/text/catalogue/en/kept';
import { visibleText } from '../lib/text/visible-text';

/** Why a group is refused: where, what, and how to mend it. */
export function blockerText(
  { where: hosts, kind, subjects, reason, cure }: Blocker,
  environment: Environment,
  group: Group,
): string {
  const { blocked: say } = kept;
  const about = subjects.length === 0 ? '' : `${subjects.join(', ')}: `;
  const because = { where: foldHosts(hosts), reported: `${about}${visibleText(reason, 400)}` };
  if (kind === 'untrusted') return say.untrusted({ ...because, commands: forgetKeys(hosts).join('; ') });
  if (kind === 'blocked' && cure !== undefined) return say.withCure({ ...because, cure });
  if (kind !== 'unreachable' || !nodeGroups.some((one) => one === group)) return say[kind](because);
  return say.tooManyUnreachable({ ...because, group, most: String(maxUnreachable(environment, group)) });
}
