import type { Environment } from '../environment/environment';
import { texts } from '../text/catalogue/text';
import { visibleText } from '../text/visible-text';
import { askLockHolders } from './lock-holders';
import { withRedactedErrors } from './redacted-for';
import { placeOf } from './run-place';

/** Who holds the locks of a zone, for people; nothing where they are free. */
export type Locks = { readonly held: readonly string[] } | { readonly unknown: string };

/** Asks the firstbox; that it cannot be asked is no lock that is free. */
export async function locksOf(environment: Environment): Promise<Locks> {
  try {
    const lines = await withRedactedErrors(placeOf(environment), () => askLockHolders(environment, false));
    return heldLocks(lines, environment.name);
  } catch (error) {
    return { unknown: error instanceof Error ? error.message : String(error) };
  }
}

/** What the firstbox said of its locks; a run that is at work without one is told as an open run already. */
export function heldLocks(lines: readonly string[], environment: string): Locks {
  if (lines.length === 0) return { unknown: texts().check.locksSilent };
  const holders = lines.flatMap((line) => /^held by (.*)$/.exec(line)?.[1] ?? []);
  const processes = lines.filter((line) => line.startsWith('process '));
  const working = processes.length === 0 ? '' : `; ${processes.join(', ')}`;
  return {
    held: holders.map((holder) =>
      visibleText(
        texts().check.lockHeld({ holder: holder || texts().check.nobodySaid, working, environment }),
        600,
      ),
    ),
  };
}
