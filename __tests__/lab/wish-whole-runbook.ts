import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { makeDeb } from '../../lab/make-deb';
import { writeConfigFiles } from './boss2-config-files';
import { wish } from './boss-v2/wish';
import type { Site } from './site';

/** What a wish for the whole runbook names. */
interface WholeRunbook {
  /** Where its environment lies, and all files that it names. */
  readonly folder: string;
  /** Paths of the packages. */
  readonly debs: readonly string[];
}

/** Wishes every part of the runbook, on an environment with BOSS V1 and without V2. */
export async function wishWholeRunbook(site: Site): Promise<WholeRunbook> {
  const folder = dirname(site.environment['BOSS_ENVIRONMENT'] ?? '');
  await writeConfigFiles(folder);
  const debs: string[] = [];
  const packed = async (name: Parameters<typeof makeDeb>[1]) => {
    const file = await makeDeb(folder, name, '2.1.0');
    debs.push(file);
    const sum = createHash('sha256').update(readFileSync(file)).digest('hex');
    return `[{ name: ${name}, version: '2.1.0', sha256: '${sum}', file: ${basename(file)} }]`;
  };
  wish(
    site,
    `boss:
  v1: absent
  notifyWebhook: { proxyVips: { lab1: 10.77.200.1 } }
  v2:
    deploy: added
    config: { backEnd: boss2.yaml, frontEnd: local_config.yaml, secrets: secrets.age }
    packages:
      backEnd: ${await packed('pitrix-boss2-manager')}
      frontEnd: ${await packed('pitrix-boss2-web')}
    cache: current
  webSupervisor: present`,
  );
  return { folder, debs };
}
