import { resolve } from 'node:path';
import { localHistoryFile } from '../converge/local-history';
import { stateFolder } from '../environments/operator-settings';

/** Where an environment's runs are remembered. The project's own folder of states counts from the stack's folder, as Terraform takes it. */
export function historyFileOf(name: string): string {
  const stack = resolve(process.env['CDKTF_OUTDIR'] ?? 'cdktf.out', 'stacks', name);
  const folder = stateFolder(process.cwd(), process.env['BOSS_STATE_DIR']) ?? '../../../state';
  return localHistoryFile(resolve(stack, folder), name);
}
