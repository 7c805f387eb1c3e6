import { FAILSAFE_SCHEMA, load } from 'js-yaml';
import { isMap, isScalar, parseAllDocuments } from 'yaml';
import { positionOf } from '../text/position-of';
import { texts } from '../text/catalogue/text';
import type { Problem } from '../text/problem';
import { shortestSecret } from './secret-forms';

const name = /^[A-Z][A-Z0-9_]*$/;

/** Names and values of a text that was decrypted, or that it is something else; no problem holds a value. */
export function secretValuesIn(
  text: string,
  displayPath: string,
): { readonly values: ReadonlyMap<string, string> } | { readonly problem: Problem } {
  let loaded: unknown;
  try {
    // Everything is text: a number keeps its zeros.
    loaded = load(text, { schema: FAILSAFE_SCHEMA });
  } catch {
    loaded = undefined;
  }
  const entries = typeof loaded === 'object' && loaded !== null ? Object.entries(loaded) : undefined;
  const known = entries?.every(
    (entry): entry is [string, string] => name.test(entry[0]) && typeof entry[1] === 'string',
  );
  if (entries !== undefined && known === true && !Array.isArray(loaded)) return { values: new Map(entries) };
  const { found, secretFile } = texts().environment;
  return {
    problem: {
      file: displayPath,
      line: 1,
      column: 1,
      got: found.notShown,
      allowed: secretFile.allowed,
      ...secretFile.noMapping,
    },
  };
}

/** Values of a text that is about to be encrypted, or each line that has to be changed before; no problem holds a value. */
export function checkSecretText(
  text: string,
  displayPath: string,
): { readonly values: ReadonlyMap<string, string> } | { readonly problems: readonly Problem[] } {
  const { found, secretFile: say } = texts().environment;
  const problem = (offset: number, words: Pick<Problem, 'what' | 'cure'>, got = found.notShown): Problem => ({
    file: displayPath,
    ...positionOf(text, offset),
    got,
    allowed: say.allowed,
    ...words,
  });
  const [document, second] = parseAllDocuments(text, {
    schema: 'failsafe',
    prettyErrors: false,
    logLevel: 'silent',
  });
  if (document === undefined || second !== undefined || !isMap(document.contents))
    return {
      problems: [problem(document?.errors[0]?.pos[0] ?? 0, say.notOneMapping)],
    };
  // Only the code: the message may quote the text.
  const problems = document.errors.map(({ code, pos: [offset] }) =>
    problem(offset, code === 'DUPLICATE_KEY' ? say.nameTwice : say.noYaml({ code })),
  );
  for (const { key, value } of document.contents.items) {
    const [offset = 0] = (isScalar(key) || isMap(key) ? key.range : undefined) ?? [];
    if (!isScalar(key) || typeof key.value !== 'string' || !name.test(key.value))
      problems.push(problem(offset, say.noName));
    else if (!isScalar(value) || typeof value.value !== 'string')
      problems.push(problem(offset, say.noText({ name: key.value })));
    else if (value.value.length < shortestSecret)
      problems.push(
        problem(
          offset,
          say.tooShort({ name: key.value, least: shortestSecret }),
          found.characters({ characters: value.value.length }),
        ),
      );
  }
  if (problems.length > 0) return { problems };
  // The reader of a deploy has the last word.
  const read = secretValuesIn(text, displayPath);
  return 'values' in read ? read : { problems: [{ ...read.problem, cure: say.onlyLines }] };
}
