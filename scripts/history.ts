import { localHistoryLines } from '../converge/local-history';
import { connectionOf } from '../model/connection';
import type { Environment } from '../model/environment';
import { readHistory, renderHistory } from '../model/history';
import { texts } from '../model/texts/text';
import { visibleText } from '../model/visible-text';
import { historyOfFirstbox } from '../observe/open-runs';
import { chosenEnvironment } from './chosen-environment';
import { startedAlone } from './started-alone';
import { historyFileOf } from './history-file';
import { withRedactedErrors } from './redacted-for';
import { zoneContradictions } from './zone-contradictions';

/** Tells who ran what. @returns the exit code of `npm run history` */
export async function history(words: readonly string[]): Promise<number> {
  const environment = chosenEnvironment(words, ['--firstbox', '--json'], texts().aliases.history);
  if (environment === undefined) return 2;
  const { lines, wrong } = words.includes('--firstbox')
    ? await withRedactedErrors(environment, () => firstboxHistory(environment))
    : { lines: localHistoryLines(historyFileOf(environment.name)), wrong: [] };
  const { entries, broken } = readHistory(lines);
  const shown = words.includes('--json')
    ? lines.filter((line) => line !== '').map((line) => visibleText(line, 4000))
    : renderHistory(entries);
  for (const line of shown) console.log(line);
  for (const one of wrong) console.error(one);
  if (wrong.length > 0) return 1;
  if (entries.length === 0) console.log(texts().runs.noneYet({ environment: environment.name }));
  if (broken > 0) console.error(texts().runs.brokenLines({ environment: environment.name, lines: broken }));
  return 0;
}

/** Where it has no line, the firstbox may be of another zone. */
async function firstboxHistory(environment: Environment) {
  const lines = await historyOfFirstbox(connectionOf(environment), environment.zone);
  return { lines, wrong: lines.length > 0 ? [] : await zoneContradictions(environment) };
}

startedAlone('history.ts', history);
