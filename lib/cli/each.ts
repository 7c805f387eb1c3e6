import type { Environment } from '../environment/environment';
import { TransportError } from '../ssh/transport';
import { subjectOf, withoutSecrets, WrongInput } from './subject-of';
import { chooseFiles } from './choose-files';
import { exitCodes } from './exit-codes';
import { progress } from './output';

/** The exit code of what was thrown. */
export function exitCodeOfError(error: unknown): number {
  const cause = error instanceof Error ? error.cause : undefined;
  if ([error, cause].some((one) => one instanceof TransportError)) return exitCodes.notSeen;
  return error instanceof WrongInput ? exitCodes.wrongInput : exitCodes.error;
}

/**
 * Does the same for one environment after the other; the trouble of one costs the others nothing.
 *
 * @returns the exit code that counts
 */
export async function each(
  names: readonly string[],
  all: boolean,
  action: (environment: Environment) => Promise<number>,
): Promise<number> {
  // A plan file holds what the state holds.
  process.umask(0o077);
  const codes: number[] = [];
  for (const { environment, lines } of chooseFiles(process.cwd(), names, all)) {
    if (environment === undefined) {
      lines.forEach(progress);
      codes.push(exitCodes.wrongInput);
      continue;
    }
    try {
      codes.push(await action(environment));
    } catch (error) {
      progress(await shown(environment, error));
      codes.push(exitCodeOfError(error));
    }
  }
  return exitCodes.strongest(codes);
}

/** Hosts and programs may quote secrets in what they say. */
async function shown(environment: Environment, error: unknown): Promise<string> {
  const message = error instanceof Error ? error.message : String(error);
  const subject = await subjectOf(environment).catch(() => undefined);
  return subject === undefined ? message : withoutSecrets([subject], message);
}
