import { localHistoryLines } from '../run/local-history';
import { connectionOf } from '../environment/connection';
import { historyEntry, readHistory, renderHistory } from '../run/history';
import { texts } from '../text/catalogue/text';
import { visibleText } from '../text/visible-text';
import { historyOfFirstbox } from '../run/firstbox-history';
import { jsonLine } from './json-line';
import { withRedactedErrors } from './redacted-for';
import type { RunPlace } from './run-place';
import { zoneContradictions } from './zone-contradictions';

/**
 * Tells who ran what.
 *
 * @param ofFirstbox everybody's runs, as the firstbox knows them
 * @param json lines for programs
 * @returns whether the firstbox is of the zone, where it was asked
 */
export async function history(place: RunPlace, ofFirstbox: boolean, json: boolean): Promise<boolean> {
  const { lines, wrong } = ofFirstbox
    ? await withRedactedErrors(place, () => firstboxHistory(place))
    : { lines: localHistoryLines(place.historyFile), wrong: [] };
  const { entries, broken } = readHistory(lines);
  for (const line of json ? lines.filter((one) => one !== '').map(documentOf) : renderHistory(entries))
    console.log(line);
  for (const one of wrong) console.error(one);
  if (wrong.length > 0) return false;
  if (entries.length === 0 && !json) console.log(texts().runs.noneYet({ environment: place.name }));
  if (broken > 0) console.error(texts().runs.brokenLines({ environment: place.name, lines: broken }));
  return true;
}

/** Of each line, also one that a later one corrects; one that is not understood is told as it is. */
function documentOf(line: string): string {
  const entry = historyEntry(line);
  return jsonLine('history', entry ?? { broken: visibleText(line, 4000) });
}

/** Where it has no line, the firstbox may be of another zone. */
async function firstboxHistory(place: RunPlace) {
  const lines = await historyOfFirstbox(connectionOf(place), place.zone);
  return { lines, wrong: lines.length > 0 ? [] : await zoneContradictions(place) };
}
