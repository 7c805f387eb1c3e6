import type { Environment } from '../environment/environment';
import { texts } from '../text/catalogue/text';
import { visibleText } from '../text/visible-text';
import { exitCodes } from './exit-codes';
import { chosenEnvironment } from './chosen-environment';
import { startedAlone } from './started-alone';
import { askLockHolders, lockLineInWords } from './lock-holders';
import { withRedactedErrors } from './redacted-for';
import { zoneContradictions } from './zone-contradictions';

/** Tells who holds the locks, or gives them away. @returns the exit code of `npm run take-over`, but for locks that are held that of boss */
export async function takeOver(words: readonly string[]): Promise<number> {
  const environment = chosenEnvironment(words, ['--yes'], texts().aliases.takeOver);
  if (environment === undefined) return 2;
  return withRedactedErrors(environment, () => askHolder(environment, words.includes('--yes')));
}

async function askHolder(environment: Environment, yes: boolean): Promise<number> {
  const lines = await askLockHolders(environment, yes);
  for (const line of lines)
    console.log(
      texts().runs.inState({ environment: environment.name, text: visibleText(lockLineInWords(line), 300) }),
    );
  if (lines.includes('free')) {
    const wrong = await zoneContradictions(environment);
    for (const one of wrong) console.error(one);
    return wrong.length === 0 ? 0 : 1;
  }
  if (lines.at(-1) === 'taken') return 0;
  console.error(texts().aliases.takeOverRisk);
  return exitCodes.unhealthy;
}

startedAlone('take-over.ts', async (words) => {
  const code = await takeOver(words);
  return code === exitCodes.unhealthy ? 1 : code;
});
