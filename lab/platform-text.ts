import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LabZone } from './lab-zone';

/** A file of `platform/` as it lies on a host of this zone: `@zone@` and the like filled in. */
export async function platformText(file: string, zone: LabZone): Promise<string> {
  const words: Readonly<Record<string, string>> = {
    zone: zone.zone,
    domain: zone.domain,
    region: zone.region ? regionOf(zone.zone) : '',
    is_region: zone.region ? '1' : '0',
  };
  const text = await readFile(join(__dirname, 'platform', file), 'utf8');
  return text.replace(/@([a-z_]+)@/g, (placeholder, word: string) => words[word] ?? placeholder);
}

/** The region of a zone: its id without the last letter, as the platform's convention has it. */
export function regionOf(zone: string): string {
  return zone.replace(/[a-z]$/, '');
}
