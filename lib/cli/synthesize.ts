import { packagesToSend } from '../components/boss2-packages';
import { localHistoryFile, localHistoryLines } from '../run/local-history';
import { settleLeftRuns } from '../run/settle-left-runs';
import { makeStatesPrivate } from '../../constructs/private-output';
import {
  looksLive,
  refuseWorkspace,
  stateFolder,
  stateFolderFromStacks,
} from '../environment/operator-settings';
import { project } from '../environment/project';
import { connectionOf } from '../environment/connection';
import type { Environment } from '../environment/environment';
import { lastSeconds, readHistory } from '../run/history';
import type { Observations } from '../plan/observation';
import type { PlanSummary } from '../plan/plan-summary';
import { renderSummary } from '../plan/render-summary';
import { texts } from '../text/catalogue/text';
import { look, type Subject } from '../observe/look';
import { packageFileProblems } from '../observe/package-files';
import type { SynthesizedStack } from '../../stacks/boss-app';
import { outputFolder } from '../../stacks/output-folder';
import { findingsOf } from './judgement';
import { keepLook } from './report/kept-look';
import { lookRecordOf } from './report/look-record';
import { InvalidInput, subjectOf, withoutSecrets } from './subject-of';

/** One environment as it was synthesized, and what was seen of it. */
export interface Synthesized extends SynthesizedStack {
  /** @default - it was not observed */
  readonly observations: Observations | undefined;
}

/**
 * Observes environments, builds their stacks, prints a summary of each, and writes them into cdktf's output folder.
 *
 * @param say gets lines for people
 * @param progress gets what is told while they wait. @default - the same
 * @throws {InvalidInput} when desired files, secrets or packages cannot be read
 * @throws {Error} when a firstbox cannot be asked, or something of a host is not understood; every message holds its cure
 */
export async function synthesize(
  environments: readonly Environment[],
  say: (line: string) => void,
  progress = say,
): Promise<readonly Synthesized[]> {
  refuseWorkspace(process.env);
  const subjects = await Promise.all(
    // Nothing is compared where nothing is looked at, and so no secret is needed.
    environments.map(async (environment) =>
      process.env['BOSS_OBSERVE'] === 'off' ? { environment, requests: [] } : await subjectOf(environment),
    ),
  );
  for (const { environment, contents } of subjects)
    for (const warning of contents?.warnings ?? []) say(`warning: ${environment.name}: ${warning}`);
  try {
    const shown = (print: (line: string) => void) => (line: string) => print(withoutSecrets(subjects, line));
    return await synthesizeSubjects(subjects, shown(say), shown(progress));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof InvalidInput) throw error;
    throw new Error(withoutSecrets(subjects, message), { cause: error });
  }
}

async function synthesizeSubjects(
  subjects: readonly Subject[],
  say: (line: string) => void,
  progress: (line: string) => void,
): Promise<readonly Synthesized[]> {
  const environments = subjects.map(({ environment }) => environment);
  const interrupt = new AbortController();
  const stop = () => interrupt.abort();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, stop);
  const observations = await look(subjects, {
    mode: process.env['BOSS_OBSERVE'],
    file: process.env['BOSS_OBSERVATIONS'],
    progress,
    signal: interrupt.signal,
  });
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.removeListener(name, stop);
  const unfit = await Promise.all(
    environments.map((environment) =>
      packageFileProblems(environment.file, packagesToSend(environment, observations.get(environment.name))),
    ),
  );
  if (unfit.flat().length > 0) throw new InvalidInput(unfit.flat());
  const states = stateFolder(project, process.env['BOSS_STATE_DIR']);
  const stateDirectory = stateFolderFromStacks(project, states, outputFolder(process.env));
  const { synthesizeStacks } = await import('../../stacks/boss-app');
  const stacks = synthesizeStacks(
    subjects.map(({ environment, contents }) => ({
      environment,
      stateDirectory,
      sums: contents?.sums,
      observations: observations.get(environment.name),
      lastSeconds: lastSecondsIn(localHistoryFile(states.path, environment.name)),
    })),
    (summary) => renderSummary(reasonsBelow(summary)).forEach(say),
  );
  for (const { folder } of stacks) refuseWorkspace(process.env, folder);
  if (looksLive(process.env)) await settleHistories(environments, states.path, say);
  const warning = makeStatesPrivate(
    states.path,
    stacks.map(({ name }) => name),
    states.chosen,
  );
  if (warning !== undefined) say(`warning: ${warning}`);
  // A look that is replayed was kept when it was made.
  if (looksLive(process.env))
    for (const { name, summary } of stacks) {
      const environment = environments.find((one) => one.name === name);
      const seen = observations.get(name);
      if (environment === undefined || seen === undefined) continue;
      const look = lookRecordOf(environment, seen, summary, findingsOf(environment, seen, summary));
      keepLook(look, (text) => withoutSecrets(subjects, text), progress);
    }
  return stacks.map((stack) => ({ ...stack, observations: observations.get(stack.name) }));
}

/** How long runs took last time; a plan needs no history. */
function lastSecondsIn(history: string): Readonly<Record<string, number>> {
  try {
    return lastSeconds(readHistory(localHistoryLines(history)).entries);
  } catch {
    return {};
  }
}

/** Runs that nobody followed to their end are remembered as they came out; trouble with that is no trouble of the plan. */
async function settleHistories(
  environments: readonly Environment[],
  folder: string,
  say: (line: string) => void,
): Promise<void> {
  const settled = await Promise.allSettled(
    environments.map((environment) =>
      settleLeftRuns(localHistoryFile(folder, environment.name), connectionOf(environment), environment.zone),
    ),
  );
  for (const [index, one] of settled.entries())
    if (one.status === 'rejected')
      say(
        texts().runs.leftNotAdded({ environment: environments[index]?.name ?? '', why: String(one.reason) }),
      );
}

/** Why nothing at all is planned the synthesis says itself, with the cures. */
function reasonsBelow(summary: PlanSummary): PlanSummary {
  return summary.blocked.length === 0 ? summary : { ...summary, blocked: [texts().summary.reasonsBelow] };
}
