import { resolveContents } from '../desired/resolve-contents';
import { desiredFileSourcesOf } from '../desired/desired-file-source';
import type { Environment } from '../environment/environment';
import { type Problem, renderProblem } from '../text/problem';
import type { Subject } from '../observe/look';

/** What the operator gave is to be mended; `boss` ends with the exit code for that. */
export class WrongInput extends Error {}

/** What the operator gave is wrong: the message holds one line for each problem. */
export class InvalidInput extends WrongInput {
  constructor(problems: readonly Problem[]) {
    super(problems.map(renderProblem).join('\n'));
  }
}

/**
 * An environment with everything that has to be asked of it, and the desired contents of its files.
 *
 * @throws {InvalidInput} when a desired file or a secret cannot be read
 */
export async function subjectOf(environment: Environment): Promise<Subject> {
  const resolved = await resolveContents(desiredFileSourcesOf(environment), process.env);
  if ('problems' in resolved) throw new InvalidInput(resolved.problems);
  // With cdktf, which takes longer to load than all of ours: commands that ask nobody do without.
  const { observationRequestsOf } = await import('../../stacks/observation-requests-of');
  return { environment, requests: observationRequestsOf(environment), contents: resolved.contents };
}

/** A text without the secrets of any of these. */
export function withoutSecrets(subjects: readonly Subject[], text: string): string {
  return subjects.reduce((shown, { contents }) => contents?.redacted(shown) ?? shown, text);
}
