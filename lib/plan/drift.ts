import { kept } from '../text/catalogue/en/kept';
import type { Answer, GroupObservation, HostObservation } from './observation';
import { type Expectation, probeKey, type Step } from './step';

/** Whether a step is asked for on a host that answered so: only where what it depends on is there. */
export const isJudged = ({ onlyIf = [] }: Step, answers: Readonly<Record<string, Answer>>): boolean =>
  onlyIf.every((one) => answers[probeKey(one.probe)]?.word === one.expected);

/** One expectation that one host does not meet. */
export interface Difference {
  readonly host: string;
  readonly subject: string;
  readonly expected: string;
  readonly found: string;
  /** Raw text of the host; to be made harmless before it is shown. */
  readonly detail: string;
  /** What exactly differs, line by line. */
  readonly because: readonly string[];
}

/** Something about a host (or the whole group) that could not be learned, or that forbids acting on it. */
export interface Blocker {
  /** Hosts with the same trouble, or the group where that is the trouble. */
  readonly where: readonly string[];
  readonly kind: 'unreachable' | 'unreadable' | 'untrusted' | 'blocked';
  /** What was asked about, where that is not the host itself. */
  readonly subjects: readonly string[];
  readonly reason: string;
  /** What to do about it. @default - by its kind */
  readonly cure?: string;
}

/** A host that is not touched, and why. */
export interface ExcludedHost {
  readonly host: string;
  readonly reason: string;
}

/** Desired compared with observed for one node group. */
export interface Drift {
  readonly hosts: readonly string[];
  readonly differences: readonly Difference[];
  readonly blockers: readonly Blocker[];
  /** Hosts that gave no answer and may do so: nothing is known of them, and nothing is done to them. */
  readonly excluded: readonly ExcludedHost[];
}

/** An empty group as a difference, for what a deploy job makes hosts for. */
export function compareEmpty(group: string, steps: readonly Step[]): Drift {
  const difference = {
    host: `group ${group}`,
    subject: 'hosts',
    expected: 'some',
    found: 'none',
    detail: '',
    because: steps.flatMap(({ expect }) => expect.flatMap(({ because = [] }) => because)),
  };
  return { hosts: [], differences: [difference], blockers: blockersOf(steps), excluded: [] };
}

/**
 * Compares what a group's hosts answered with what the steps expect.
 * Unknown is neither in sync nor drift: it becomes a blocker. A requirement counts only on a host
 * that differs, because only there would anything be changed.
 *
 * @param maxUnreachable how many hosts may be unreachable, never all of them: then nobody would be proven
 */
export function compare(
  group: string,
  steps: readonly Step[],
  observed: GroupObservation,
  maxUnreachable = 0,
): Drift {
  if (observed.kind !== 'observed') {
    const reason = 'reason' in observed ? observed.reason : kept.blocked.hostsNotAsked;
    return {
      hosts: [],
      differences: [],
      blockers: [{ where: [`group ${group}`], kind: 'unreadable', subjects: [], reason }],
      excluded: [],
    };
  }
  const excluded = excludedHosts(observed.hosts, maxUnreachable);
  const perHost = observed.hosts
    .filter(({ host }) => !excluded.some((one) => one.host === host))
    .map((host) => compareHost(steps, host));
  return {
    hosts: observed.hosts.map(({ host }) => host),
    differences: perHost.flatMap(({ differences }) => differences),
    blockers: merged(
      perHost.flatMap(({ blockers }) => blockers),
      ({ subjects }) => subjects.join(),
      (one, other) => ({ ...one, where: [...new Set([...one.where, ...other.where])] }),
    ),
    excluded,
  };
}

function excludedHosts(hosts: readonly HostObservation[], most: number): readonly ExcludedHost[] {
  const silent = hosts.flatMap((one) =>
    one.kind === 'unreachable' ? [{ host: one.host, reason: one.reason }] : [],
  );
  return silent.length <= most && hosts.some(({ kind }) => kind === 'answered') ? silent : [];
}

function compareHost(
  steps: readonly Step[],
  observed: HostObservation,
): Pick<Drift, 'differences' | 'blockers'> {
  if (observed.kind !== 'answered') {
    return {
      differences: [],
      blockers: [{ where: [observed.host], kind: observed.kind, subjects: [], reason: observed.reason }],
    };
  }
  const differences: Difference[] = [];
  const blockers: Blocker[] = [];
  for (const step of steps) {
    const { expect, requires, blockedBy } = step;
    if (!isJudged(step, observed.answers)) continue;
    if (blockedBy?.unknown === true) {
      blockers.push(...blockersOf([step]));
      continue;
    }
    const verdicts = expect.map((expectation) => judge(expectation, observed));
    const differing = verdicts.flatMap((verdict) => verdict.difference ?? []);
    differences.push(...differing);
    blockers.push(...verdicts.flatMap((verdict) => verdict.blocker ?? []));
    if (differing.length === 0) continue;
    blockers.push(...blockersOf([step]));
    for (const required of requires) {
      const { difference, blocker } = judge(required, observed);
      if (blocker !== undefined) blockers.push(blocker);
      if (difference !== undefined) blockers.push(blocked(difference, required.cure));
    }
  }
  const subjectsJoined = (one: Blocker, other: Blocker) => ({
    ...one,
    subjects: [...one.subjects, ...other.subjects],
  });
  return { differences, blockers: merged(blockers, () => '', subjectsJoined) };
}

function blockersOf(steps: readonly Step[]): readonly Blocker[] {
  return steps.flatMap(({ blockedBy }) =>
    blockedBy === undefined
      ? []
      : [
          {
            where: ['firstbox'],
            kind: 'unreadable' as const,
            subjects: [blockedBy.subject],
            reason: blockedBy.reason,
          },
        ],
  );
}

type Answered = Extract<HostObservation, { kind: 'answered' }>;

function judge(
  { subject, expected, wanted = expected, because = [], probe }: Expectation,
  { host, answers }: Answered,
): { difference?: Difference; blocker?: Blocker } {
  const answer = answers[probeKey(probe)];
  if (answer === undefined || answer.word === 'unreadable') {
    return {
      blocker: {
        where: [host],
        kind: 'unreadable',
        subjects: [subject],
        reason: answer?.detail ?? kept.blocked.noAnswer,
      },
    };
  }
  if (answer.word === expected) return {};
  return {
    difference: { host, subject, expected: wanted, found: answer.word, detail: answer.detail, because },
  };
}

function blocked({ host, subject, expected, found, detail }: Difference, cure: string | undefined): Blocker {
  return {
    where: [host],
    kind: 'blocked',
    subjects: [subject],
    reason: kept.blocked.wants({ wanted: expected, found, reported: detail }),
    ...(cure === undefined ? {} : { cure }),
  };
}

/** One cause that hides several things, or strikes several hosts, is told once. */
function merged(
  blockers: readonly Blocker[],
  key: (blocker: Blocker) => string,
  join: (one: Blocker, other: Blocker) => Blocker,
): readonly Blocker[] {
  const byCause = new Map<string, Blocker>();
  for (const blocker of blockers) {
    const cause = [blocker.kind, blocker.reason, key(blocker)].join('\n');
    const known = byCause.get(cause);
    byCause.set(cause, known === undefined ? blocker : join(known, blocker));
  }
  return [...byCause.values()];
}
