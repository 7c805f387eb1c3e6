import { join } from 'node:path';
import { localHistoryFile } from '../converge/local-history';
import { stateFolder } from '../environments/operator-settings';

/** Where an environment's runs are remembered: with the local states. */
export const historyFileOf = (name: string): string =>
  localHistoryFile(stateFolder(join(__dirname, '..'), process.env['BOSS_STATE_DIR']).path, name);
