import type { Environment } from '../environment/environment';
import { TransportError } from '../ssh/transport';
import { subjectOf, withoutSecrets, WrongInput } from './subject-of';
import { type ChosenFile, chooseFiles } from './choose-files';
import { exitCodes } from './exit-codes';
import { progress } from './output';
import { sideBySide } from './side-by-side';
import { Turns } from './turns';

/** The exit code of what was thrown. */
export function exitCodeOfError(error: unknown): number {
  const cause = error instanceof Error ? error.cause : undefined;
  if ([error, cause].some((one) => one instanceof TransportError)) return exitCodes.notSeen;
  return error instanceof WrongInput ? exitCodes.wrongInput : exitCodes.error;
}

/** Says something when it is the environment's turn. */
export type InTurn = (line: () => void) => void;

/**
 * Does the same for each environment; the trouble of one costs the others nothing.
 *
 * @param atOnce how many at a time; what they say keeps their order. @default - one after the other
 * @returns the exit code that counts
 */
export async function each(
  names: readonly string[],
  all: boolean,
  action: (environment: Environment, inTurn: InTurn) => Promise<number>,
  atOnce = 1,
): Promise<number> {
  // A plan file holds what the state holds.
  process.umask(0o077);
  const turns = new Turns();
  const codes = await sideBySide(chooseFiles(process.cwd(), names, all), atOnce, async (file, turn) => {
    const code = await one(file, action, (line) => turns.say(turn, line));
    turns.end(turn);
    return code;
  });
  return exitCodes.strongest(codes);
}

async function one(
  { environment, lines }: ChosenFile,
  action: (environment: Environment, inTurn: InTurn) => Promise<number>,
  inTurn: InTurn,
): Promise<number> {
  if (environment === undefined) {
    for (const line of lines) inTurn(() => progress(line));
    return exitCodes.wrongInput;
  }
  try {
    return await action(environment, inTurn);
  } catch (error) {
    const text = await shown(environment, error);
    inTurn(() => progress(text));
    return exitCodeOfError(error);
  }
}

/** Hosts and programs may quote secrets in what they say. */
async function shown(environment: Environment, error: unknown): Promise<string> {
  const message = error instanceof Error ? error.message : String(error);
  const subject = await subjectOf(environment).catch(() => undefined);
  return subject === undefined ? message : withoutSecrets([subject], message);
}
