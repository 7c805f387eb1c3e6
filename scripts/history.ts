import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { stateFolder } from '../environments/operator-settings';
import { connectionOf } from '../model/connection';
import { readHistoryLine, renderHistory } from '../model/history';
import { visibleText } from '../model/visible-text';
import { historyOfFirstbox } from '../observe/open-runs';
import { chosenEnvironment } from './chosen-environment';
import { endWithReader } from './end-with-reader';

const usage = `npm run history -- <environment> [--firstbox] [--json]
  Who ran what, when and with what result, host by host; what stands beside the Terraform state, which knows the runs from here.
  --firstbox   the firstbox's own history, which knows the runs of everybody
  --json       its lines as they are, one JSON object each
exit codes: 0 shown; 1 a line is not understood, or the firstbox cannot be asked; 2 wrong usage`;

async function history(words: readonly string[]): Promise<number> {
  const environment = chosenEnvironment(words, ['--firstbox', '--json'], usage);
  if (environment === undefined) return 2;
  const lines = words.includes('--firstbox')
    ? await historyOfFirstbox(connectionOf(environment), environment.zone)
    : historyBesideState(environment.name);
  const read = lines.map(readHistoryLine);
  const shown = words.includes('--json')
    ? lines.map((line) => visibleText(line, 4000))
    : renderHistory(read.flatMap((entry) => entry ?? []));
  for (const line of shown) console.log(line);
  if (lines.length === 0) console.log(`${environment.name}: no run yet`);
  const strange = read.filter((entry) => entry === undefined).length;
  if (strange > 0)
    console.error(`${environment.name}: ${strange} lines are not understood; --json shows them`);
  return strange === 0 ? 0 : 1;
}

/** The project's own folder of states counts from the stack's folder, as Terraform takes it. */
function historyBesideState(name: string): readonly string[] {
  const stack = resolve(process.env['CDKTF_OUTDIR'] ?? 'cdktf.out', 'stacks', name);
  const folder = stateFolder(process.cwd(), process.env['BOSS_STATE_DIR']) ?? '../../../state';
  const path = resolve(stack, folder, `${name}.history.jsonl`);
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
}

endWithReader();
history(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  },
);
