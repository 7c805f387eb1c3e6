import type { LabRecord } from './lab-record';
import { isAlive, tryReadRecord } from './lab-record';

/** The record of the lab that runs in a folder. @throws Error when none does. */
export async function runningLab(directory: string): Promise<LabRecord> {
  const record = await tryReadRecord(directory);
  if (record === undefined)
    throw new Error(`no lab in ${directory}; start one with \`npm run -s lab -- up\``);
  if (!(await isAlive(record.lab))) {
    throw new Error(`the lab in ${directory} was killed; start a new one with \`npm run -s lab -- up\``);
  }
  if (record.hosts.length === 0) {
    throw new Error(
      `the lab in ${directory} is still starting, or its start was broken off: wait, or \`down\` it`,
    );
  }
  return record;
}
