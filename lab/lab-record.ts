import { lstat, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asRoot } from './as-root';
import type { LabZone } from './lab-zone';
import type { LabHost } from './host-plan';

/** A process as the machine sees it; the rest tells it from any other that has the same number, later or in another container. */
export interface LabProcess {
  readonly pid: number;
  /** Clock ticks since boot. */
  readonly startTime: string;
  /** The boot that they count from. */
  readonly bootId: string;
  /** The namespace that the lab's processes live in, as /proc names it. */
  readonly namespace: string;
}

/** What `lab.json` holds: enough to reach every host of a running lab and to end it. */
export interface LabRecord extends LabZone {
  readonly lab: LabProcess;
  /** Empty until the lab is ready. */
  readonly hosts: readonly (LabHost & { readonly pid: number })[];
}

/**
 * The record in a lab folder, whether its lab still runs or not; undefined when there is none.
 *
 * @throws Error when somebody else may have written it: what it names would be killed and removed as root
 */
export async function tryReadRecord(directory: string): Promise<LabRecord | undefined> {
  const file = join(directory, 'lab.json');
  const text = await readOptional(file);
  if (text === undefined) return undefined;
  const user = process.getuid?.();
  for (const [path, found] of [
    [directory, await stat(directory)],
    [file, await lstat(file)],
  ] as const) {
    if (found.uid === user && (found.mode & 0o022) === 0 && !found.isSymbolicLink()) continue;
    throw new Error(
      `${path} is not yours alone (owner ${found.uid}, mode ${(found.mode & 0o7777).toString(8)}${found.isSymbolicLink() ? ', a link' : ''}; you are ${user}), ` +
        'so what it names is neither ended nor removed; allowed: owned by you, written to by nobody else. ' +
        'Be the user who started that lab, or name another folder in BOSS_LAB_DIR.',
    );
  }
  return recordIn(text, file);
}

/** Of what decides on a kill every part is asked for. */
function recordIn(text: string, file: string): LabRecord {
  const record = JSON.parse(text) as Partial<LabRecord>;
  const { pid, startTime, bootId, namespace }: Partial<LabProcess> = record.lab ?? {};
  const words = [startTime, bootId, namespace];
  if (Number.isInteger(pid) && Number(pid) > 1 && words.every((word) => typeof word === 'string'))
    return record as LabRecord;
  throw new Error(
    `${file} is not what this version of the lab writes: the start, boot and namespace of its process are asked for. ` +
      'End that lab with the version that started it; where it is gone, remove its folder.',
  );
}

/** Replaces the record in one move: a reader never sees half of it. */
export async function writeRecord(directory: string, record: LabRecord): Promise<void> {
  const file = join(directory, 'lab.json');
  await writeFile(`${file}.new`, `${JSON.stringify(record, undefined, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** The process that has this number now; undefined when none has. */
export async function tryFindProcess(pid: number): Promise<LabProcess | undefined> {
  const line = await readOptional(`/proc/${pid}/stat`);
  // The name, in parentheses, may hold blanks; the start time is the 20th field after it.
  const startTime = line?.slice(line.lastIndexOf(')') + 2).split(' ')[19];
  const namespace = await tryReadNamespace(pid);
  const bootId = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
  return startTime === undefined || namespace === undefined
    ? undefined
    : { pid, startTime, bootId, namespace };
}

/** Whether the very process of the record is alive. */
export async function isAlive({ pid, startTime, bootId, namespace }: LabProcess): Promise<boolean> {
  const found = await tryFindProcess(pid);
  return found?.startTime === startTime && found.bootId === bootId && found.namespace === namespace;
}

/** Which namespace of processes it lives in; only root may see that of root's. */
async function tryReadNamespace(pid: number): Promise<string | undefined> {
  const [command, ...args] = await asRoot(['readlink', `/proc/${pid}/ns/pid`]);
  const { execa } = await import('execa'); // ES modules only
  const { stdout, exitCode } = await execa(command, args, { reject: false, stdin: 'ignore' });
  return exitCode === 0 && stdout !== '' ? stdout : undefined;
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
