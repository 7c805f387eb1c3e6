import { join } from 'node:path';
import { terraformEnvironment } from './terraform-env';

/**
 * The variables with which plain `npx cdktf plan` and `npx cdktf deploy` work on the lab of a folder.
 *
 * @param say gets lines for people. @default - nobody reads
 */
export async function labEnvironment(
  directory: string,
  say?: (line: string) => void,
): Promise<Readonly<Record<string, string>>> {
  return {
    BOSS_ENVIRONMENT: join(directory, 'lab.yaml'),
    BOSS_STATE_DIR: join(directory, 'state'),
    ...(await terraformEnvironment(directory, say)),
  };
}
