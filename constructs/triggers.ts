import { phrase, withoutTemplates } from '../facts/answers';
import type { Difference } from '../model/drift';
import type { Step } from '../model/step';

/** What a group should be, one line per expectation; no command text, so that only a changed wish replaces a resource. */
export function desiredTrigger(steps: readonly Step[]): string {
  return steps
    .flatMap(
      ({ desired, expect }) => desired ?? expect.map(({ subject, expected }) => `${subject}: ${expected}`),
    )
    .join('\n');
}

/** Why a group must be converged, one line per difference. The time makes the same drift, seen again, a new reason. */
export function driftTrigger(differences: readonly Difference[], observedAt: string): string {
  return differences
    .flatMap(({ host, subject, expected, found, detail, because }) => [
      `${host}: ${subject}: wants ${expected}, found ${phrase(found, detail)} (seen ${observedAt})`,
      ...because.map((line) => `  ${withoutTemplates(line)}`),
    ])
    .join('\n');
}
