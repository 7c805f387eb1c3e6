import { quote } from '../remote/quote';
import { shellFile } from '../remote/shell-file';
import { runState } from '../remote/shell-files';

/** Functions that take and show the locks of a zone there. */
export const lockFunctions = [runState, shellFile('run/locks.sh')].join('\n');

/** The run itself. */
export const runProgram = [runState, shellFile('run/remember-run.sh'), shellFile('run/run.sh')].join('\n');

const runs = [shellFile('run/end-runs.sh'), shellFile('run/runs.sh')].join('\n');

/** What looks after runs on the firstbox: `follow ZONE NONCE LINES`, `list ZONE`, `stop ZONE NONCE`, `end ZONE`, `history ZONE`, `journals ZONE NONCE...`. */
export const runsProgram = [runState, runs, 'runs_main "$@" </dev/null'].join('\n');

/** What starts a run there and follows it; its input is the script, and `go NONCE` when it has said `ready`. */
export const launchProgram = [
  lockFunctions,
  runs,
  shellFile('run/launch.sh'),
  `run_text=${quote(runProgram)}`,
  'launch_main "$@"',
].join('\n');
