import { phrase, maskTemplate } from '../lib/remote/answers';
import type { Difference } from '../lib/plan/drift';
import { foldHosts } from '../lib/plan/host-set';
import type { DeclaredStep } from '../lib/plan/declared-step';

/** What a group should be, one line per expectation; no command text, so that only a changed wish replaces a resource. */
export function desiredTrigger(steps: readonly DeclaredStep[]): string {
  return steps
    .flatMap(
      ({ desired, expect }) => desired ?? expect.map(({ subject, expected }) => `${subject}: ${expected}`),
    )
    .join('\n');
}

/**
 * Why a group must be converged: when it was seen, then one line for each fact, hosts folded. The time makes the same drift, seen again, a
 * new reason.
 */
export function driftTrigger(differences: readonly Difference[], observedAt: string): string {
  const hostsOf = new Map<string, string[]>();
  for (const { host, subject, expected, found, detail, because } of differences) {
    const fact = [
      `${subject}: wants ${expected}, found ${phrase(found, detail)}`,
      ...because.map((line) => `  ${maskTemplate(line)}`),
    ].join('\n');
    hostsOf.set(fact, [...(hostsOf.get(fact) ?? []), host]);
  }
  return [`seen ${observedAt}`, ...[...hostsOf].map(([fact, hosts]) => `${foldHosts(hosts)}: ${fact}`)].join(
    '\n',
  );
}
