import { chooseEnvironments } from '../environment/choose-environments';
import { texts } from '../text/catalogue/text';
import type { Problem } from '../text/problem';
import { quoted } from '../text/quoted';
import { placeOf, type RunPlace } from './run-place';
import { placeInStack } from './stack-places';
import { InvalidInput } from './subject-of';

/**
 * The one place that a command line means.
 *
 * @param name name or path of an environment; with `stack` the name of a platform there
 * @param stack folder of a synthesized stack
 * @throws {InvalidInput} when it is none, or not one alone
 */
export function chosenPlace(name: string | undefined, stack: string | undefined): RunPlace {
  if (stack !== undefined) return placeInStack(stack, name);
  const say = texts().places;
  const wrong = (problem: Omit<Problem, 'file' | 'line' | 'column'>) =>
    new InvalidInput([{ file: say.theCommandLine, line: 0, column: 0, ...problem }]);
  if (name === undefined) throw wrong(say.noName);
  if (name.includes(',')) throw wrong({ ...say.oneAtATime, got: quoted(name) });
  const chosen = chooseEnvironments(process.cwd(), name, say.theName);
  if ('problems' in chosen) throw new InvalidInput(chosen.problems);
  const [environment] = chosen.environments;
  if (environment === undefined) throw wrong(say.noName);
  return placeOf(environment);
}
