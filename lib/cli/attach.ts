import { Ledger } from '../run/ledger';
import { type SettledRuns, settleLeftRuns } from '../run/settle-left-runs';
import { connectionOf } from '../environment/connection';
import { renderHistory } from '../run/history';
import { renderOpenRun } from '../plan/open-run';
import { redactedLine } from '../desired/redacted-line';
import type { Environment } from '../environment/environment';
import { texts } from '../text/catalogue/text';
import { attachToRun } from '../run/detached-run';
import { endKilledRuns, findOpenRuns, stopRun } from '../run/open-runs';
import { chosenEnvironment } from './chosen-environment';
import { startedAlone } from './started-alone';
import { historyFileOf } from './history-file';
import { redactedFor } from './redacted-for';
import { zoneContradictions } from './zone-contradictions';

/** Follows a run, or tells what was left of those that are gone. @returns the exit code of `npm run attach` */
export async function attach(words: readonly string[]): Promise<number> {
  const environment = chosenEnvironment(words, ['--stop'], texts().aliases.attach);
  if (environment === undefined) return 2;
  const redacted = await redactedFor(environment);
  try {
    return await follow(environment, words.includes('--stop'), redacted);
  } catch (error) {
    throw new Error(redacted(error instanceof Error ? error.message : String(error)), { cause: error });
  }
}

async function follow(
  environment: Environment,
  stop: boolean,
  redacted: (text: string) => string,
): Promise<number> {
  const { name, zone } = environment;
  const connection = connectionOf(environment);
  const say = (line: string) => console.log(redacted(line));
  const told = (text: string) => texts().runs.inState({ environment: name, text });
  const runs = await findOpenRuns(connection, zone);
  for (const run of runs) say(told(renderOpenRun(run, name, texts().runs)));
  const running = runs.find(({ state }) => state === 'running');
  if (running === undefined) {
    if (runs.some(({ state }) => state === 'unreadable')) return 1;
    say(texts().runs.none({ environment: name }));
    const wrong = runs.length > 0 ? [] : await zoneContradictions(environment);
    for (const one of wrong) console.error(redacted(one));
    if (wrong.length > 0) return 1;
    // What was left running from here has ended meanwhile.
    const settled = await settle(environment, say);
    for (const line of renderHistory(settled.entries)) say(told(line));
    if (runs.length > 0)
      say(
        (await endKilledRuns(connection, zone))
          ? texts().runs.ended({ environment: name })
          : texts().runs.stillAtWork({ environment: name }),
      );
    return settled.proven ? 0 : 1;
  }
  const { nonce, subject } = running;
  if (stop) {
    await stopRun(connection, zone, nonce);
    say(texts().runs.askedToStop({ environment: name }));
  }
  if (subject === undefined) throw new Error(texts().runs.notUnderstood({ environment: name }));
  const ledger = new Ledger(nonce, subject, subject.hosts ?? [], say);
  try {
    await attachToRun(connection, {
      name,
      zone,
      environment: name,
      nonce,
      onLine: (line) => ledger.add(redactedLine(line, redacted)),
      progress: say,
    });
  } finally {
    for (const line of ledger.close().summary) say(line);
  }
  await settle(environment, say);
  const { failures } = ledger.close();
  for (const failure of failures)
    console.error(redacted(texts().runs.notProven({ run: subject.title, why: failure })));
  return failures.length === 0 ? 0 : 1;
}

/** A history that cannot be kept is told, and costs nothing else that there is to tell; it does not count as proven. */
async function settle(environment: Environment, say: (line: string) => void): Promise<SettledRuns> {
  try {
    return await settleLeftRuns(historyFileOf(environment.name), connectionOf(environment), environment.zone);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    say(texts().runs.historyNotKept({ environment: environment.name, why }));
    return { entries: [], proven: false };
  }
}

startedAlone('attach.ts', attach);
