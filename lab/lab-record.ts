import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LabZone } from './firstbox-files';
import type { LabHost } from './host-plan';

/** A process as the machine sees it; the start time tells it from a later one with the same number. */
export interface LabProcess {
  readonly pid: number;
  /** Clock ticks since boot. */
  readonly startTime: string;
}

/** What `lab.json` holds: enough to reach every host of a running lab and to end it. */
export interface LabRecord extends LabZone {
  readonly lab: LabProcess;
  /** Empty until the lab is ready. */
  readonly hosts: readonly (LabHost & { readonly pid: number })[];
}

/** The record in a lab folder, whether its lab still runs or not; undefined when there is none. */
export async function tryReadRecord(directory: string): Promise<LabRecord | undefined> {
  const text = await readOptional(join(directory, 'lab.json'));
  // Written by this very program and by nobody else, so its shape is known.
  return text === undefined ? undefined : (JSON.parse(text) as LabRecord);
}

/** Replaces the record in one move: a reader never sees half of it. */
export async function writeRecord(directory: string, record: LabRecord): Promise<void> {
  const file = join(directory, 'lab.json');
  await writeFile(`${file}.new`, `${JSON.stringify(record, undefined, 2)}\n`);
  await rename(`${file}.new`, file);
}

/** The process that has this number now; undefined when none has. */
export async function tryFindProcess(pid: number): Promise<LabProcess | undefined> {
  const stat = await readOptional(`/proc/${pid}/stat`);
  // The name, in parentheses, may hold blanks; the start time is the 20th field after it.
  const startTime = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return startTime === undefined ? undefined : { pid, startTime };
}

/** Whether the very process of the record is alive. */
export async function isAlive({ pid, startTime }: LabProcess): Promise<boolean> {
  return (await tryFindProcess(pid))?.startTime === startTime;
}

async function readOptional(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ESRCH') return undefined; // ESRCH: the process ended while it was read
    throw error;
  }
}
