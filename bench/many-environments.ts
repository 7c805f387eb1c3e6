import { copyFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Measured } from './methods';
import type { Platform } from './platform';

/** Environments of the table. */
const count = 10;

/** What is measured of several environments, as the page calls it. */
export const manyLabels = {
  checkOne: 'boss check, V1 gone',
  checkAll: `boss check of ${count} environments, V1 gone`,
  planEach: `boss plan of ${count} environments, one after the other, V1 gone`,
  planAll: `boss plan of ${count} environments, V1 gone`,
  planEachByCli: `npx cdktf plan of ${count} environments, one after the other, V1 gone`,
} as const;

const eachByCli =
  'for one; do BOSS_ENVIRONMENT="$one" npx --no-install cdktf plan --no-color --skip-provider-lock --output "$0"; done';

/**
 * Several environments in one call, and one call for each. All are of one lab, which then has the work of so many.
 * V1 has to be gone.
 */
export function manyEnvironments(platform: Platform, folder: string): readonly Measured[] {
  const file = platform.environment['BOSS_ENVIRONMENT'] ?? '';
  const files = Array.from({ length: count }, (_, index) => join(dirname(file), `many${index}.yaml`));
  for (const copy of files) copyFileSync(file, copy);
  const output = join(folder, 'cdktf.out');
  const environment = {
    ...platform.environment,
    BOSS_ENVIRONMENT: files.join(','),
    CDKTF_OUTDIR: output,
    CI: '1',
  };
  const boss = join(__dirname, '../scripts/boss.cjs');
  const measured = (label: string, command: Measured['command']): Measured => ({
    label,
    command,
    environment,
    gone: true,
  });
  return [
    measured(manyLabels.checkOne, ['node', boss, 'check', file]),
    measured(manyLabels.checkAll, ['node', boss, 'check']),
    measured(manyLabels.planEach, ['sh', '-ec', 'for one; do node "$0" plan "$one"; done', boss, ...files]),
    measured(manyLabels.planAll, ['node', boss, 'plan']),
    measured(manyLabels.planEachByCli, ['sh', '-ec', eachByCli, output, ...files]),
  ];
}
