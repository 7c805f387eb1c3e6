import { localHistoryLines } from '../converge/local-history';
import { connectionOf } from '../model/connection';
import type { Environment } from '../model/environment';
import { readHistory, renderHistory } from '../model/history';
import { visibleText } from '../model/visible-text';
import { historyOfFirstbox } from '../observe/open-runs';
import { chosenEnvironment } from './chosen-environment';
import { startedAlone } from './started-alone';
import { historyFileOf } from './history-file';
import { withRedactedErrors } from './redacted-for';
import { zoneContradictions } from './zone-contradictions';

const usage = `npm run history -- <environment> [--firstbox] [--json]
  Who ran what, when and with what result, host by host; what stands beside the Terraform state, which knows the runs from here.
  --firstbox   the firstbox's own history, which knows the runs of everybody
  --json       its lines as they are, one JSON object each; of a run and a host the last one counts
  "left running": nobody here saw its end; attach, or the next plan, adds how it came out.
exit codes: 0 shown, but for lines that are not understood, which are counted; 1 the firstbox cannot be asked or is of
  another zone; 2 wrong usage`;

/** Tells who ran what. @returns the exit code of `npm run history` */
export async function history(words: readonly string[]): Promise<number> {
  const environment = chosenEnvironment(words, ['--firstbox', '--json'], usage);
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
  if (entries.length === 0) console.log(`${environment.name}: no run yet`);
  if (broken > 0)
    console.error(
      `${environment.name}: ${broken} broken ${broken === 1 ? 'line is' : 'lines are'} left out; --json shows all`,
    );
  return 0;
}

/** Where it has no line, the firstbox may be of another zone. */
async function firstboxHistory(environment: Environment) {
  const lines = await historyOfFirstbox(connectionOf(environment), environment.zone);
  return { lines, wrong: lines.length > 0 ? [] : await zoneContradictions(environment) };
}

startedAlone('history.ts', history);
