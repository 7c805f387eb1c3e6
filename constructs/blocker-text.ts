import type { Blocker } from '../lib/plan/drift';
import type { Environment } from '../lib/environment/environment';
import { type Group, nodeGroups } from '../lib/environment/node-group';
import { keyCure } from '../lib/environment/key-cure';
import { maxUnreachable } from '../lib/plan/rollout';
import { foldHosts } from '../lib/plan/host-set';
import { visibleText } from '../lib/text/visible-text';

const cures: Readonly<Record<Blocker['kind'], (where: readonly string[]) => string>> = {
  unreachable: () =>
    'bring the host back, or take it out of the group as the platform does (settings file away, gen_node_list)',
  unreadable: () => 'mend what it says on the host, then plan again',
  untrusted: keyCure,
  blocked: () => 'apply these changes on the host or undo them there, then plan again',
};

/** Why a group is refused: where, what, and how to mend it. */
export function blockerText(
  { where, kind, subjects, reason, cure = cures[kind](where) }: Blocker,
  environment: Environment,
  group: Group,
): string {
  const about = subjects.length === 0 ? '' : `${subjects.join(', ')}: `;
  const policy =
    kind === 'unreachable' && nodeGroups.some((one) => one === group)
      ? `; rollout.${group}.maxUnreachable allows ${maxUnreachable(environment, group)}, and never all`
      : '';
  return `${foldHosts(where)}: ${kind}: ${about}${visibleText(reason, 400)}; ${cure}${policy}`;
}
