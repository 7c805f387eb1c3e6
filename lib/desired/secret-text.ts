import { FAILSAFE_SCHEMA, load } from 'js-yaml';
import { isMap, isScalar, parseAllDocuments } from 'yaml';
import { positionOf } from '../text/position-of';
import type { Problem } from '../text/problem';
import { shortestSecret } from './secret-forms';

const name = /^[A-Z][A-Z0-9_]*$/;
const allowed = 'a YAML mapping, each name once: NAME: value, NAME in capitals, digits and "_"';
const hidden = 'something else, which is not shown';

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
  return {
    problem: {
      file: displayPath,
      line: 1,
      column: 1,
      what: 'what is encrypted is not a mapping of names to texts',
      got: hidden,
      allowed,
      cure: 'decrypt it with age, correct it, encrypt it again',
    },
  };
}

/** Values of a text that is about to be encrypted, or each line that has to be changed before; no problem holds a value. */
export function checkSecretText(
  text: string,
  displayPath: string,
): { readonly values: ReadonlyMap<string, string> } | { readonly problems: readonly Problem[] } {
  const problem = (offset: number, what: string, cure: string, got = hidden): Problem => ({
    file: displayPath,
    ...positionOf(text, offset),
    what,
    got,
    allowed,
    cure,
  });
  const [document, second] = parseAllDocuments(text, {
    schema: 'failsafe',
    prettyErrors: false,
    logLevel: 'silent',
  });
  if (document === undefined || second !== undefined || !isMap(document.contents))
    return {
      problems: [
        problem(document?.errors[0]?.pos[0] ?? 0, 'the text is not one mapping', 'write NAME: value a line'),
      ],
    };
  // Only the code: the message may quote the text.
  const problems = document.errors.map(({ code, pos: [offset] }) =>
    problem(
      offset,
      code === 'DUPLICATE_KEY' ? 'a name is given twice' : `this is not YAML (${code})`,
      code === 'DUPLICATE_KEY' ? 'delete one of the two' : 'put the value in quotes, or correct the line',
    ),
  );
  for (const { key, value } of document.contents.items) {
    const [offset = 0] = (isScalar(key) || isMap(key) ? key.range : undefined) ?? [];
    if (!isScalar(key) || typeof key.value !== 'string' || !name.test(key.value))
      problems.push(
        problem(offset, 'this is no name of a secret', 'capitals, digits and "_": WAREHOUSE_KEY'),
      );
    else if (!isScalar(value) || typeof value.value !== 'string')
      problems.push(
        problem(offset, `the value of ${key.value} is no text`, 'put it in quotes, or below "|"'),
      );
    else if (value.value.length < shortestSecret)
      problems.push(
        problem(
          offset,
          `the value of ${key.value} is too short to be kept out of what is printed`,
          `at least ${shortestSecret} characters`,
          `${value.value.length} characters`,
        ),
      );
  }
  if (problems.length > 0) return { problems };
  // The reader of a deploy has the last word.
  const read = secretValuesIn(text, displayPath);
  return 'values' in read
    ? read
    : { problems: [{ ...read.problem, cure: 'write NAME: value a line, without anything else of YAML' }] };
}
