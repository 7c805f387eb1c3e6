import { connectionOf } from '../environment/connection';
import type { Environment } from '../environment/environment';
import { pastRunOf } from '../run/firstbox-history';
import { texts } from '../text/catalogue/text';
import { visibleText } from '../text/visible-text';
import { pastRunsOf } from '../run/open-runs';

/** The newest run that the firstbox's history knows, whoever started it. */
export type LastDeploy =
  | {
      /** ISO 8601, UTC. */
      readonly when: string;
      readonly by: string;
    }
  | 'none'
  /** The firstbox could not be asked. */
  | 'not-known';

/** Asks the firstbox for it. */
export async function lastDeployOf(environment: Environment): Promise<LastDeploy> {
  try {
    return lastDeploy(await pastRunsOf(connectionOf(environment), environment.zone));
  } catch {
    return 'not-known';
  }
}

/** @param lines of the firstbox's history, the oldest first */
export function lastDeploy(lines: readonly string[]): LastDeploy {
  const last = lines.flatMap((line) => pastRunOf(line) ?? []).at(-1);
  if (last === undefined) return 'none';
  const when = new Date(last.begun * 1000).toISOString().replace('.000Z', 'Z');
  return { when, by: visibleText(last.by, 100) };
}

/** For people. */
export function renderLastDeploy(last: LastDeploy): string {
  const { deployNotKnown, noDeploy, lastDeploy: told } = texts().status;
  if (last === 'not-known') return deployNotKnown;
  return last === 'none' ? noDeploy : told(last);
}
