import { localHistoryFile } from '../converge/local-history';
import { stateFolder } from '../environments/operator-settings';
import { project } from '../environments/project';

/** Where an environment's runs are remembered: with the local states. */
export const historyFileOf = (name: string): string =>
  localHistoryFile(stateFolder(project, process.env['BOSS_STATE_DIR']).path, name);
