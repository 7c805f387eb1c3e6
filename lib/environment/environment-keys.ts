import { type Texts, texts } from '../text/catalogue/text';
import type { KeyTexts } from '../text/catalogue/values';
import { environmentSchema } from './environment-schema';
import { pathsBelow } from './schema-paths';

/** Every key of an environment file by its path, `*` standing for a place in a list; mappings among them, in the order of the schema. */
export const environmentPaths: ReadonlySet<string> = new Set(pathsBelow(environmentSchema));

/** Keys whose value is never repeated: a password may stand in it. */
export const hiddenPaths: readonly string[] = [
  'state.address',
] satisfies readonly (keyof Texts['environment']['keys'])[];

/** What an operator is told of a key. @param spoken @default - the texts of the language that is spoken */
export function keyTexts(path: string, spoken: Texts = texts()): KeyTexts | undefined {
  const keys: Readonly<Record<string, KeyTexts>> = spoken.environment.keys;
  return Object.hasOwn(keys, path) ? keys[path] : undefined;
}

/** The keys that may stand directly under a path, in the order of the table. */
export function keysUnder(parent: string): readonly string[] {
  const prefix = parent === '' ? '' : `${parent}.`;
  return [...environmentPaths]
    .filter((path) => path.startsWith(prefix))
    .map((path) => path.slice(prefix.length))
    .filter((rest) => rest !== '*' && !rest.includes('.'));
}
