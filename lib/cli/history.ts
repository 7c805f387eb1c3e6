import { localHistoryLines } from '../run/local-history';
import { connectionOf } from '../environment/connection';
import type { Environment } from '../environment/environment';
import { historyEntry, readHistory, renderHistory } from '../run/history';
import { texts } from '../text/catalogue/text';
import { visibleText } from '../text/visible-text';
import { historyOfFirstbox } from '../run/firstbox-history';
import { chosenEnvironment } from './chosen-environment';
import { jsonLine } from './json-line';
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
  const json = words.includes('--json');
  for (const line of json ? lines.filter((one) => one !== '').map(documentOf) : renderHistory(entries))
    console.log(line);
  for (const one of wrong) console.error(one);
  if (wrong.length > 0) return 1;
  if (entries.length === 0 && !json) console.log(texts().runs.noneYet({ environment: environment.name }));
  if (broken > 0) console.error(texts().runs.brokenLines({ environment: environment.name, lines: broken }));
  return 0;
}

/** Of each line, also one that a later one corrects; one that is not understood is told as it is. */
function documentOf(line: string): string {
  const entry = historyEntry(line);
  return jsonLine('history', entry ?? { broken: visibleText(line, 4000) });
}

/** Where it has no line, the firstbox may be of another zone. */
async function firstboxHistory(environment: Environment) {
  const lines = await historyOfFirstbox(connectionOf(environment), environment.zone);
  return { lines, wrong: lines.length > 0 ? [] : await zoneContradictions(environment) };
}

startedAlone('history.ts', history);
