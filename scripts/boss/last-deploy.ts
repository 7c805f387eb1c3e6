import { connectionOf } from '../../model/connection';
import type { Environment } from '../../model/environment';
import { readHistory } from '../../model/history';
import { texts } from '../../model/texts/text';
import { visibleText } from '../../model/visible-text';
import { historyOfFirstbox } from '../../observe/open-runs';

/** The newest run that the firstbox's history knows, whoever started it; that it cannot be asked is said. */
export async function lastDeployOf(environment: Environment): Promise<string> {
  try {
    return lastDeploy(await historyOfFirstbox(connectionOf(environment), environment.zone));
  } catch {
    return texts().status.deployNotKnown;
  }
}

/** @param lines of a history, the oldest first */
export function lastDeploy(lines: readonly string[]): string {
  const last = readHistory(lines).entries.at(-1);
  if (last === undefined) return texts().status.noDeploy;
  const when = new Date(last.begun * 1000).toISOString().replace('.000Z', 'Z');
  return texts().status.lastDeploy({ when, by: visibleText(last.by, 100) });
}
