import type { ObservationRequest } from '../remote/questions';
import type { DesiredFiles } from '../desired/desired-files';
import type { Environment } from '../environment/environment';
import type { Observations } from '../plan/observation';
import { observe } from './observe';
import { saveObservations, tryReadObservations } from './saved-observations';
import { texts } from '../text/catalogue/text';

/** An environment and what is to be asked of it. */
export interface Subject {
  readonly environment: Environment;
  readonly requests: readonly ObservationRequest[];
  /** What is desired of files. @default - nothing */
  readonly contents?: DesiredFiles;
}

export interface LookOptions {
  /** `live` or `off` (BOSS_OBSERVE). @default - live */
  readonly mode: string | undefined;
  /** File to replay, or to save to when it is not there yet (BOSS_OBSERVATIONS). @default - none */
  readonly file: string | undefined;
  readonly progress: (line: string) => void;
  /** Ends the look early. @default - nothing does */
  readonly signal?: AbortSignal;
}

/**
 * What is seen of each environment, by name; an environment without an entry is unobserved.
 *
 * @throws when an option is unknown, a saved file does not fit, or a firstbox cannot be asked
 */
export async function look(
  subjects: readonly Subject[],
  { mode = 'live', file, progress, signal }: LookOptions,
): Promise<ReadonlyMap<string, Observations>> {
  if (mode !== 'live' && mode !== 'off')
    throw new Error(texts().look.wrongMode({ got: JSON.stringify(mode) }));
  if (mode === 'off') return new Map();
  const saved = file === undefined ? undefined : tryReadObservations(file);
  if (saved !== undefined) return replayed(saved, subjects, file ?? '', progress);
  const seen = await observeAll(subjects, progress, signal);
  if (file !== undefined) {
    saveObservations(file, seen);
    progress(texts().look.saved({ file }));
  }
  return new Map(seen.map((one) => [one.environment, one]));
}

/** Side by side; where one fails the others are ended, and nothing of them is left running. */
async function observeAll(
  subjects: readonly Subject[],
  progress: (line: string) => void,
  signal?: AbortSignal,
): Promise<readonly Observations[]> {
  const failed = new AbortController();
  const ends = AbortSignal.any([failed.signal, ...(signal === undefined ? [] : [signal])]);
  const looks = subjects.map(({ environment, requests, contents }) =>
    observe(environment, requests, progress, ends, contents),
  );
  try {
    return await Promise.all(looks);
  } catch (error) {
    failed.abort();
    await Promise.allSettled(looks);
    throw error;
  }
}

function replayed(
  saved: readonly Observations[],
  subjects: readonly Subject[],
  file: string,
  progress: (line: string) => void,
): ReadonlyMap<string, Observations> {
  const byName = new Map(saved.map((one) => [one.environment, one]));
  for (const { environment } of subjects) {
    const one = byName.get(environment.name);
    if (one === undefined)
      throw new Error(
        texts().look.ofOthers({ file, environment: environment.name, others: [...byName.keys()] }),
      );
    progress(texts().look.replaying({ environment: environment.name, file, seen: one.observedAt }));
  }
  return byName;
}
