import { localHistoryFile } from '../run/local-history';
import { stateFolder } from '../environment/operator-settings';
import { project } from '../environment/project';

/** Where an environment's runs are remembered: with the local states. */
export const historyFileOf = (name: string): string =>
  localHistoryFile(stateFolder(project, process.env['BOSS_STATE_DIR']).path, name);
