import { closeSync, fstatSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { HistoryEntry } from '../model/history';
import type { RunRecord } from '../model/run-about';
import type { RunFile } from '../model/run-file';
import type { HostOutcome } from './host-outcome';

/** Adds what a run came to, one line for each host, to the history beside the Terraform states. @param begun seconds since 1970 */
export function remember(
  { environment, stateDirectory }: RunFile,
  record: RunRecord,
  hosts: readonly HostOutcome[],
  begun: number,
): void {
  const seconds = Math.round(Date.now() / 1000) - begun;
  const entries = hosts.map(({ host, result, step }): HistoryEntry => ({
    ...record,
    begun,
    host,
    result,
    ...(step === undefined ? {} : { step }),
    seconds,
  }));
  // Counted from the stack's folder, in which Terraform starts this.
  const folder = resolve(stateDirectory);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  append(
    join(folder, `${environment}.history.jsonl`),
    entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''),
  );
}

/** Adds whole lines; a line that another run could not end is not continued. */
function append(path: string, lines: string): void {
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
