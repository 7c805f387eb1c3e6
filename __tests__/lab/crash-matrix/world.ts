import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeDeb } from '../../../lab/make-deb';
import { secrets, writeConfigFiles } from '../boss2-config-files';
import { wish } from '../boss-v2/wish';
import { type Site, startSite } from '../site';

/** A plain lab, whose effects are counted, and an environment with BOSS V1 and without V2, whose wishes need every part of the runbook. */
export async function startWholeRunbook(name: string): Promise<Site> {
  const site = await startSite(`crash-${name}`, { plain: true });
  const folder = dirname(site.environment['BOSS_ENVIRONMENT'] ?? '');
  await writeConfigFiles(folder);
  process.env['BOSS_AGE_IDENTITY'] = join(folder, 'identity');
  process.env['BOSS_SECRET_CONSOLE_TOKEN'] = secrets.CONSOLE_TOKEN;
  const packed = async (deb: Parameters<typeof makeDeb>[1]) => {
    const file = await makeDeb(folder, deb, '2.1.0');
    const sum = createHash('sha256').update(readFileSync(file)).digest('hex');
    return `[{ name: ${deb}, version: '2.1.0', sha256: '${sum}', file: ${basename(file)} }]`;
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
  return site;
}
