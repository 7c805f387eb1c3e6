import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Lab } from '../../lab/start-lab';
import { startLab } from '../../lab/start-lab';
import type { LabOptions } from '../../lab/raise-lab';

/** Milliseconds that a test on real hosts may take, on a machine that is busy with others. */
export const labTimeout = 120_000;

/** A plain lab in a folder of its own: what the lab has by itself is what is tested. */
export async function labForTests(options: Omit<LabOptions, 'directory'> = {}): Promise<Lab> {
  return startLab({ plain: true, ...options, directory: await mkdtemp(join(tmpdir(), 'boss-lab-')) });
}
