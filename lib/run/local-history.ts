import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import type { HistoryEntry } from './history';
import type { RunHeader } from './run-header';
import type { RunSpec } from './run-spec';
import type { HostOutcome } from './host-outcome';

/** The history of an environment, in the folder that holds the Terraform states. */
export const localHistoryFile = (folder: string, environment: string): string =>
  join(folder, `${environment}.history.jsonl`);

/** Its lines; none where nothing was run yet. */
export const localHistoryLines = (path: string): readonly string[] =>
  existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];

/** Adds what a run came to, one line for each host, to the history beside the Terraform states. @param begun seconds since 1970 */
export function remember(
  { environment, stateDirectory }: RunSpec,
  header: RunHeader,
  hosts: readonly HostOutcome[],
  begun: number,
): void {
  const seconds = Math.round(Date.now() / 1000) - begun;
  const entries = hosts.map(({ host, result, step }): HistoryEntry => ({
    ...header,
    begun,
    host,
    result,
    ...(step === undefined ? {} : { step }),
    seconds,
  }));
  // Counted from the stack's folder, in which Terraform starts this.
  const folder = resolve(stateDirectory);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  appendHistory(localHistoryFile(folder, environment), entries);
}

/** Adds whole lines; a line that another run could not end is not continued. */
export function appendHistory(path: string, entries: readonly HistoryEntry[]): void {
  const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
  const file = openSync(path, 'a+', 0o600);
  try {
    const { size } = fstatSync(file);
    const last = Buffer.alloc(1);
    const cut = size > 0 && readSync(file, last, 0, 1, size - 1) === 1 && last.toString() !== '\n';
    writeSync(file, `${cut ? '\n' : ''}${lines}`);
  } finally {
    closeSync(file);
  }
}
