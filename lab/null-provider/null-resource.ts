import { randomInt } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { isUnknown, UNKNOWN } from './dynamic-value';

/** Trigger values: a string, `null`, or an unknown value; the whole map may be unknown as well. */
type Triggers = Readonly<Record<string, unknown>> | null;

/** The state of one `null_resource`; `null` where there is none. */
export type NullResourceState = { readonly id: unknown; readonly triggers: Triggers } | null;

export interface PlannedChange {
  readonly planned: NullResourceState;
  readonly requiresReplace: boolean;
}

/**
 * What the resource will be. As in hashicorp/null 3.2.4 the *configuration* is compared with the state, and a new key
 * whose value is null changes nothing.
 */
export function planNullResource(
  prior: NullResourceState,
  proposed: NullResourceState,
  config: NullResourceState,
): PlannedChange {
  if (proposed === null) return { planned: null, requiresReplace: false };
  if (prior === null) return { planned: { ...proposed, id: UNKNOWN }, requiresReplace: false };
  return {
    planned: { ...proposed, id: prior.id },
    requiresReplace: triggersForceReplacement(prior.triggers, config?.triggers ?? null),
  };
}

/** The state after apply; a new resource gets a random integer, as text, for its id. */
export function applyNullResource(planned: NullResourceState): NullResourceState {
  if (planned === null || !isUnknown(planned.id)) return planned;
  return { ...planned, id: String(randomInt(2 ** 48 - 1)) };
}

function triggersForceReplacement(before: Triggers, after: Triggers): boolean {
  if (isDeepStrictEqual(before, after)) return false;
  if (isUnknown(after)) return true;
  const afterKeys = Object.keys(after ?? {});
  if (before === null) return afterKeys.some((key) => after?.[key] !== null);
  const removed = Object.keys(before).some((key) => !afterKeys.includes(key));
  const changed = afterKeys.some((key) => {
    if (!(key in before)) return after?.[key] !== null;
    return !isDeepStrictEqual(before[key], after?.[key]);
  });
  return removed || changed;
}
