import { readFileSync, writeFileSync } from 'node:fs';
import type { Site } from '../site';

/** Puts other wishes into the environment file of a site, in the place of everything from `boss:` on. */
export function wish(site: Site, text: string): void {
  const file = site.environment['BOSS_ENVIRONMENT'] ?? '';
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^boss:\n[^]*$/m, `${text}\n`));
}

/** Files that deploy jobs were started with, in their order. */
export async function starts(site: Site): Promise<readonly string[]> {
  const log = await site.lab.exec('firstbox', 'cat /pitrix/log/deploy/starts.log 2>/dev/null || true');
  return log.stdout.trim().split('\n').filter(Boolean);
}

/** Takes BOSS V2 off a boss host so far that only a deploy job brings it back. */
export async function spoil(site: Site, host = 'boss0'): Promise<void> {
  await site.lab.exec(host, 'rm /pitrix/bin/boss2-manager/django_manage.sh');
}
