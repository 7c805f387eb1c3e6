import { type Texts, texts } from './catalogue/text';

function letters(word: string): string {
  return [...word].sort().join('');
}

/** Letters to add, take away or change; letters in the wrong order count once. */
function distance(a: string, b: string): number {
  if (a !== b && letters(a) === letters(b)) return 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      next.push(
        Math.min((row[j] ?? 0) + (letter === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1),
      );
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/**
 * The cure of a word that is not known.
 *
 * @param otherwise where none is near
 * @param spoken @default - the texts of the language that is spoken
 */
export function nearCure(
  word: string,
  known: readonly string[],
  otherwise: string,
  spoken: Texts = texts(),
): string {
  const near = nearWord(word, known);
  return near === undefined ? otherwise : spoken.environment.found.didYouMean({ near });
}

/** The known word that was probably meant; undefined when none is near. Upper and lower case count as the same. */
export function nearWord(word: string, known: readonly string[]): string | undefined {
  if (word.length < 3 || word.length > 64) return undefined;
  const [best] = known
    .map((candidate) => ({ candidate, far: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  return best !== undefined && best.far <= Math.floor(best.candidate.length / 3) ? best.candidate : undefined;
}
