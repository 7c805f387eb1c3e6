import { join } from 'node:path';
import { secrets } from '../boss2-config-files';
import { type Site, startSite } from '../site';
import { wishWholeRunbook } from '../wish-whole-runbook';

/** A plain lab, whose effects are counted, and an environment with BOSS V1 and without V2, whose wishes need every part of the runbook. */
export async function startWholeRunbook(name: string): Promise<Site> {
  const site = await startSite(`crash-${name}`, { plain: true });
  const { folder } = await wishWholeRunbook(site);
  process.env['BOSS_AGE_IDENTITY'] = join(folder, 'identity');
  process.env['BOSS_SECRET_CONSOLE_TOKEN'] = secrets.CONSOLE_TOKEN;
  return site;
}
