import type { Environment } from '../model/environment';
import { visibleText } from '../model/visible-text';
import { exitCodes } from './boss/exit-codes';
import { chosenEnvironment } from './chosen-environment';
import { startedAlone } from './started-alone';
import { askLockHolders } from './lock-holders';
import { withRedactedErrors } from './redacted-for';
import { zoneContradictions } from './zone-contradictions';

const risk = `--yes gives them to the next deploy.
  Risk: the run that holds it is not stopped. If it still works, two runs change the same hosts at once, and neither
  can prove what it left. Wait for it, or make sure on the firstbox that it is gone, before you say --yes.`;
const usage = `npm run take-over -- <environment> [--yes]
  Shows who holds the locks of an environment on its firstbox; with ${risk}
exit codes: 0 free, or taken over; 1 held, or the firstbox cannot be asked or is of another zone;
  2 wrong usage or no such environment`;

/** Tells who holds the locks, or gives them away. @returns the exit code of `npm run take-over`, but for locks that are held that of boss */
export async function takeOver(words: readonly string[]): Promise<number> {
  const environment = chosenEnvironment(words, ['--yes'], usage);
  if (environment === undefined) return 2;
  return withRedactedErrors(environment, () => askHolder(environment, words.includes('--yes')));
}

async function askHolder(environment: Environment, yes: boolean): Promise<number> {
  const lines = await askLockHolders(environment, yes);
  for (const line of lines) console.log(`${environment.name}: ${visibleText(line, 300)}`);
  if (lines.includes('free')) {
    const wrong = await zoneContradictions(environment);
    for (const one of wrong) console.error(one);
    return wrong.length === 0 ? 0 : 1;
  }
  if (lines.at(-1) === 'taken') return 0;
  console.error(risk);
  return exitCodes.unhealthy;
}

startedAlone('take-over.ts', async (words) => {
  const code = await takeOver(words);
  return code === exitCodes.unhealthy ? 1 : code;
});
