import { type EnvironmentKey, wordsBelow } from './environment-key';
import { environmentSchema } from './environment-schema';

/** Every key of an environment file by its path, `*` standing for a place in a list; mappings among them. */
export const environmentKeys: Readonly<Record<string, EnvironmentKey>> = Object.fromEntries(
  wordsBelow(environmentSchema),
);

/** The keys that may stand directly under a path, in the order of the table. */
export function keysUnder(parent: string): readonly string[] {
  const prefix = parent === '' ? '' : `${parent}.`;
  return Object.keys(environmentKeys)
    .filter((path) => path.startsWith(prefix))
    .map((path) => path.slice(prefix.length))
    .filter((rest) => rest !== '*' && !rest.includes('.'));
}
