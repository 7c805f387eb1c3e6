import { Ledger } from '../run/ledger';
import { type SettledRuns, settleLeftRuns } from '../run/settle-left-runs';
import { connectionOf } from '../environment/connection';
import { renderHistory } from '../run/history';
import { renderOpenRun } from '../plan/open-run';
import { redactedLine } from '../desired/redacted-line';
import { texts } from '../text/catalogue/text';
import { attachToRun } from '../run/detached-run';
import { endKilledRuns, findOpenRuns, stopRun } from '../run/open-runs';
import { redactedFor } from './redacted-for';
import type { RunPlace } from './run-place';
import { zoneContradictions } from './zone-contradictions';

/** Follows a run, or tells what was left of those that are gone. @returns whether all of it is proven */
export async function attach(place: RunPlace, stop: boolean): Promise<boolean> {
  const redacted = await redactedFor(place);
  try {
    return await follow(place, stop, redacted);
  } catch (error) {
    throw new Error(redacted(error instanceof Error ? error.message : String(error)), { cause: error });
  }
}

async function follow(place: RunPlace, stop: boolean, redacted: (text: string) => string): Promise<boolean> {
  const { name, zone, stack } = place;
  const connection = connectionOf(place);
  const say = (line: string) => console.log(redacted(line));
  const told = (text: string) => texts().runs.inState({ environment: name, text });
  const runs = await findOpenRuns(connection, zone);
  for (const run of runs) say(told(renderOpenRun(run, name, stack, texts().runs)));
  const running = runs.find(({ state }) => state === 'running');
  if (running === undefined) {
    if (runs.some(({ state }) => state === 'unreadable')) return false;
    say(texts().runs.none({ environment: name }));
    const wrong = runs.length > 0 ? [] : await zoneContradictions(place);
    for (const one of wrong) console.error(redacted(one));
    if (wrong.length > 0) return false;
    // What was left running from here has ended meanwhile.
    const settled = await settle(place, say);
    for (const line of renderHistory(settled.entries)) say(told(line));
    if (runs.length > 0)
      say(
        (await endKilledRuns(connection, zone))
          ? texts().runs.ended({ environment: name })
          : texts().runs.stillAtWork({ environment: name }),
      );
    return settled.proven;
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
      stack,
      nonce,
      onLine: (line) => ledger.add(redactedLine(line, redacted)),
      progress: say,
    });
  } finally {
    for (const line of ledger.close().summary) say(line);
  }
  await settle(place, say);
  const { failures } = ledger.close();
  for (const failure of failures)
    console.error(redacted(texts().runs.notProven({ run: subject.title, why: failure })));
  return failures.length === 0;
}

/** A history that cannot be kept is told, and costs nothing else that there is to tell; it does not count as proven. */
async function settle(place: RunPlace, say: (line: string) => void): Promise<SettledRuns> {
  try {
    return await settleLeftRuns(place.historyFile, connectionOf(place), place.zone);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    say(texts().runs.historyNotKept({ environment: place.name, why }));
    return { entries: [], proven: false };
  }
}
