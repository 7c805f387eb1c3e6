import { texts } from '../text/catalogue/text';
import { visibleText } from '../text/visible-text';
import { exitCodes } from './exit-codes';
import { askLockHolders, lockLineInWords } from './lock-holders';
import { withRedactedErrors } from './redacted-for';
import type { RunPlace } from './run-place';
import { zoneContradictions } from './zone-contradictions';

/** Tells who holds the locks, or gives them away. @returns the exit code of `boss` */
export function takeOver(place: RunPlace, yes: boolean): Promise<number> {
  return withRedactedErrors(place, async () => {
    const lines = await askLockHolders(place, yes);
    for (const line of lines)
      console.log(
        texts().runs.inState({ environment: place.name, text: visibleText(lockLineInWords(line), 300) }),
      );
    if (lines.includes('free')) {
      const wrong = await zoneContradictions(place);
      for (const one of wrong) console.error(one);
      return wrong.length === 0 ? exitCodes.inSync : exitCodes.error;
    }
    if (lines.at(-1) === 'taken') return exitCodes.inSync;
    console.error(texts().commands.takeOver.risk);
    return exitCodes.unhealthy;
  });
}
