import { resolveContents } from '../desired/resolve-contents';
import { desiredFileSourcesOf } from '../desired/desired-file-source';
import type { Environment } from '../environment/environment';
import { renderProblem } from '../text/problem';
import { texts } from '../text/catalogue/text';

/** Takes an environment's secrets out of a text. What hosts quote of them can be hidden only where they are known: else that is said. */
export async function redactedFor(environment: Environment): Promise<(text: string) => string> {
  const resolved = await resolveContents(desiredFileSourcesOf(environment), process.env);
  if ('contents' in resolved) return resolved.contents.redacted;
  const why = resolved.problems.map(renderProblem).join('\n');
  console.error(texts().files.secretsNotKnown({ environment: environment.name, why }));
  return (text) => text;
}

/** What `use` comes to; the words of its error are without the environment's secrets. */
export async function withRedactedErrors<T>(environment: Environment, use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error((await redactedFor(environment))(message), { cause: error });
  }
}
