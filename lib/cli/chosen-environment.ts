import { chooseEnvironments } from '../environment/choose-environments';
import type { Environment } from '../environment/environment';
import { renderProblem } from '../text/problem';
import { texts } from '../text/catalogue/text';

/**
 * The one environment that a command's words name, beside its flags.
 *
 * @param flags those that the command knows
 * @returns undefined after it was said what is wrong
 */
export function chosenEnvironment(
  words: readonly string[],
  flags: readonly string[],
  usage: string,
): Environment | undefined {
  const names = words.filter((word) => !flags.includes(word));
  if (names.length !== 1 || names[0]?.startsWith('-')) {
    console.error(usage);
    return undefined;
  }
  if (names[0]?.includes(',')) {
    console.error([texts().aliases.oneAtATime, usage].join('\n'));
    return undefined;
  }
  const chosen = chooseEnvironments(process.cwd(), names[0], texts().aliases.theName);
  if (!('problems' in chosen)) return chosen.environments[0];
  for (const problem of chosen.problems) console.error(renderProblem(problem));
  return undefined;
}
