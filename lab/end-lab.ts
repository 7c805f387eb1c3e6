import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { asRoot } from './as-root';
import { isAlive, tryReadRecord } from './lab-record';

const limitSeconds = 30;

/**
 * Ends the lab of a folder and removes the folder: the kernel takes every process, mount and interface with the lab's
 * first process. A folder without a lab's record is left alone, and so is all that a record of somebody else names.
 *
 * @returns whether a lab was running.
 * @throws Error when it still lives half a minute after the kill.
 */
export async function endLab(directory: string): Promise<boolean> {
  const record = await tryReadRecord(directory);
  if (record === undefined) return false;
  const wasAlive = await isAlive(record.lab);
  if (wasAlive) {
    const [command, ...args] = await asRoot(['kill', '-KILL', String(record.lab.pid)]);
    const { execa } = await import('execa'); // ES modules only
    await execa(command, args, { reject: false }); // it may be ending by itself; what counts is asked next
    const deadline = Date.now() + limitSeconds * 1000;
    while (await isAlive(record.lab)) {
      if (Date.now() > deadline) {
        throw new Error(`the lab (process ${record.lab.pid}) still lives ${limitSeconds} s after kill -9`);
      }
      await pause(20);
    }
  }
  await rm(directory, { recursive: true, force: true });
  return wasAlive;
}
