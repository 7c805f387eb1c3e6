import type { GroupObservation, HostObservation } from './observation';
import { type Expectation, probeKey, type Step } from './step';

/** One expectation that one host does not meet. */
export interface Difference {
  readonly host: string;
  readonly subject: string;
  readonly expected: string;
  readonly found: string;
}

/** Something about a host (or the whole group) that could not be learned, or that forbids acting on it. */
export interface Obstacle {
  /** A host's name, or the group's where the group itself is the trouble. */
  readonly where: string;
  readonly kind: 'unreachable' | 'unreadable' | 'blocked';
  readonly reason: string;
}

/** Desired compared with observed for one node group. */
export interface Drift {
  readonly hosts: readonly string[];
  readonly differences: readonly Difference[];
  readonly obstacles: readonly Obstacle[];
}

/**
 * Compares what a group's hosts answered with what the steps expect.
 * Unknown is neither in sync nor drift: it becomes an obstacle. A requirement counts only on a host
 * that differs, because only there would anything be changed.
 */
export function compare(group: string, steps: readonly Step[], observed: GroupObservation): Drift {
  if (observed.kind === 'unreadable') {
    return { hosts: [], differences: [], obstacles: [{ where: `group ${group}`, kind: 'unreadable', reason: observed.reason }] };
  }
  const perHost = observed.hosts.map((host) => compareHost(steps, host));
  return {
    hosts: observed.hosts.map(({ host }) => host),
    differences: perHost.flatMap(({ differences }) => differences),
    obstacles: perHost.flatMap(({ obstacles }) => obstacles),
  };
}

function compareHost(steps: readonly Step[], observed: HostObservation): Omit<Drift, 'hosts'> {
  if (observed.kind !== 'answered') {
    return { differences: [], obstacles: [{ where: observed.host, kind: observed.kind, reason: observed.reason }] };
  }
  const differences: Difference[] = [];
  const obstacles: Obstacle[] = [];
  for (const step of steps) {
    const differing = step.expect.filter((expectation) => differs(expectation, observed, differences, obstacles));
    if (differing.length > 0) obstacles.push(...step.require.flatMap((required) => unmet(required, observed)));
  }
  return { differences, obstacles };
}

type Answered = Extract<HostObservation, { kind: 'answered' }>;

function differs(expectation: Expectation, observed: Answered, differences: Difference[], obstacles: Obstacle[]): boolean {
  const { host } = observed;
  const { subject, expected } = expectation;
  const answer = observed.answers[probeKey(expectation.probe)];
  if (answer === undefined || answer.word === 'unreadable') {
    obstacles.push({ where: host, kind: 'unreadable', reason: `${subject}: ${answer?.detail ?? 'no answer'}` });
    return false;
  }
  if (answer.word === expected) return false;
  differences.push({ host, subject, expected, found: answer.word });
  return true;
}

function unmet({ subject, expected, probe }: Expectation, observed: Answered): Obstacle[] {
  const { host: where } = observed;
  const answer = observed.answers[probeKey(probe)];
  if (answer === undefined || answer.word === 'unreadable') {
    return [{ where, kind: 'unreadable', reason: `${subject}: ${answer?.detail ?? 'no answer'}` }];
  }
  if (answer.word === expected) return [];
  return [{ where, kind: 'blocked', reason: `${subject}: wants ${expected}, found ${answer.word}: ${answer.detail}` }];
}
