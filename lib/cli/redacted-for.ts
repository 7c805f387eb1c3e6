import { resolveContents } from '../desired/resolve-contents';
import { renderProblem } from '../text/problem';
import { texts } from '../text/catalogue/text';
import type { RunPlace } from './run-place';

/** Of whom secrets are hidden. */
type Hiding = Pick<RunPlace, 'name' | 'hides'>;

/** Takes an environment's secrets out of a text. What hosts quote of them can be hidden only where they are known: else that is said. */
export async function redactedFor({ name, hides }: Hiding): Promise<(text: string) => string> {
  const resolved = await resolveContents(hides, process.env);
  if ('contents' in resolved) return resolved.contents.redacted;
  const why = resolved.problems.map(renderProblem).join('\n');
  console.error(texts().files.secretsNotKnown({ environment: name, why }));
  return (text) => text;
}

/** What `use` comes to; the words of its error are without the environment's secrets. */
export async function withRedactedErrors<T>(place: Hiding, use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error((await redactedFor(place))(message), { cause: error });
  }
}
