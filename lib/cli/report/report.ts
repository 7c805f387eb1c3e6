import type { Command } from 'commander';
import { componentsOf } from '../../components/index';
import type { Environment } from '../../environment/environment';
import { tryReadObservations } from '../../observe/saved-observations';
import { localHistoryLines } from '../../run/local-history';
import { readHistory } from '../../run/history';
import { texts } from '../../text/catalogue/text';
import { type ChosenFile, chooseFiles } from '../choose-files';
import { exitCodes } from '../exit-codes';
import { historyFileOf } from '../history-file';
import { progress, say } from '../output';
import { WrongInput } from '../subject-of';
import { writePrivate } from '../write-private';
import { keptLook } from './kept-look';
import { lookRecordOf } from './look-record';
import type { LookRecord } from './look-shape';
import { pageOf } from './page';
import { type Known, pageDataOf } from './page-data';
import { sinceOf } from './since';

/** Adds `boss report`: a page from what is saved; it makes no connection. */
export function addReportCommand(boss: Command): void {
  const help = texts().commands;
  boss
    .command('report')
    .description(help.report.does)
    .argument('[environment...]', help.argument.environments)
    .option('--all', help.option.all)
    .option('--out <file>', help.report.out)
    .action(async (names: string[], { all, out }: { readonly all?: true; readonly out?: string }) => {
      if (out === undefined) throw new WrongInput(texts().report.noOut);
      const files = chooseFiles(process.cwd(), names, all === true);
      for (const line of files.flatMap(({ lines }) => lines)) progress(line);
      process.exitCode = files.some(({ environment }) => environment === undefined)
        ? exitCodes.wrongInput
        : exitCodes.inSync;
      if (files.every(({ environment }) => environment === undefined)) return;
      // Of all environments together: a part that only one has stands in its place as well.
      const components = Object.fromEntries(
        files.flatMap(({ environment }) => Object.entries(environment?.components ?? {})),
      );
      const order = componentsOf({ components }).map(({ name }) => name);
      const known = await Promise.all(files.map(knownOf));
      writePage(out, pageOf(pageDataOf(known, order, new Date().toISOString())));
      say(texts().report.written({ file: out }));
    });
}

function writePage(file: string, page: string): void {
  try {
    writePrivate(file, page);
  } catch (error) {
    const got = error instanceof Error ? error.message : String(error);
    throw new WrongInput(texts().report.notWritten({ file, got }), { cause: error });
  }
}

/** What is saved of an environment; what of it is not understood is told, and is no absence. */
async function knownOf({ name, environment, lines }: ChosenFile): Promise<Known> {
  if (environment === undefined) return { name, problems: lines, history: [] };
  const known: { -readonly [Key in keyof Known]: Known[Key] } = { name, history: [] };
  try {
    const { entries, broken } = readHistory(localHistoryLines(historyFileOf(name)));
    known.history = entries;
    if (broken > 0) progress(texts().runs.brokenLines({ environment: name, lines: broken }));
    const look = await lookOf(environment);
    if (look !== undefined) known.look = look;
  } catch (error) {
    known.problems = [error instanceof Error ? error.message : String(error)];
  }
  return known;
}

/** The one of BOSS_OBSERVATIONS, where that holds this environment, else the last one that is kept. */
async function lookOf(environment: Environment): Promise<LookRecord | undefined> {
  const file = process.env['BOSS_OBSERVATIONS'] ?? '';
  const seen = file === '' ? [] : (tryReadObservations(file) ?? []);
  const saved = seen.find((one) => one.environment === environment.name);
  if (saved === undefined) return keptLook(environment.name);
  const { judged } = await import('../judged');
  const { plan, findings } = judged(environment, saved, { held: [] });
  if (plan === undefined) return undefined;
  const look = lookRecordOf(environment, saved, plan, findings);
  const kept = keptLook(environment.name);
  const earlier = kept !== undefined && kept.observedAt <= saved.observedAt ? kept : undefined;
  return { ...look, since: sinceOf(look, earlier) };
}
