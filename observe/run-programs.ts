import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { quote } from '../facts/quote';
import { runState } from '../facts/shell-files';

const own = (name: string) =>
  readFileSync(join(__dirname, name), 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('# shellcheck '))
    .join('\n');
/** Functions that take and show the locks of a zone there. */
export const lockFunctions = [runState, own('locks.sh')].join('\n');

/** The run itself. */
export const runProgram = [runState, own('remember-run.sh'), own('run.sh')].join('\n');

const runs = [own('end-runs.sh'), own('runs.sh')].join('\n');

/** What looks after runs on the firstbox: `follow ZONE NONCE LINES`, `list ZONE`, `stop ZONE NONCE`, `end ZONE`, `history ZONE`. */
export const runsProgram = [runState, runs, 'runs_main "$@" </dev/null'].join('\n');

/** What starts a run there and follows it; its input is the script, and `go NONCE` when it has said `ready`. */
export const launchProgram = [
  lockFunctions,
  runs,
  own('launch.sh'),
  `run_text=${quote(runProgram)}`,
  'launch_main "$@"',
].join('\n');
