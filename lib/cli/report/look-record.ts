import { unhealthyOn } from '../../../constructs/boss2-warnings';
import { componentsOf } from '../../components/index';
import type { Environment } from '../../environment/environment';
import { stepsOf } from '../../plan/declared-step';
import { isJudged } from '../../plan/drift';
import type { GroupObservation, HostObservation, Observations } from '../../plan/observation';
import type { PlanSummary } from '../../plan/plan-summary';
import { probeKey, type Step } from '../../plan/step';
import { phrase } from '../../remote/answers';
import { visibleText } from '../../text/visible-text';
import type { Finding } from '../judgement';
import type { HostState, LookedFact, LookedGroup, LookedHost, LookRecord } from './look-shape';

/** The worst first. */
const worst: readonly HostState[] = ['unreadable', 'unhealthy', 'differs', 'in-sync'];

/**
 * What one look came to, host by host, as it is kept and shown.
 *
 * @param findings what was concluded from it
 */
export function lookRecordOf(
  environment: Environment,
  seen: Observations,
  plan: PlanSummary,
  findings: readonly Finding[],
): LookRecord {
  const facts = new FactTable();
  const parts = componentsOf(environment).filter((component) => component.enabled(environment));
  // Of other groups only something else was asked, such as who is in them.
  const names = [...new Set(parts.flatMap(({ groups }) => groups))];
  const skipped = new Set(plan.skipped.map(({ host }) => host));
  const ill = new Set(unhealthyOn(seen.groups['boss'], environment).map(({ host }) => host));
  const groups = names.flatMap((group): LookedGroup[] => {
    const observed = seen.groups[group];
    if (observed === undefined) return [];
    const steps = parts.flatMap((component) =>
      observed.kind === 'observed' && component.groups.includes(group)
        ? stepsOf(component.steps(environment, group), seen).map((step) => ({ part: component.name, step }))
        : [],
    );
    const judge = (one: HostObservation): LookedHost => {
      const own = one.kind === 'answered' ? facts.of(steps, one.answers) : [];
      return {
        host: visibleText(one.host, 200),
        ...stateOf(one, own, { skipped: skipped.has(one.host), ill: group === 'boss' && ill.has(one.host) }),
        facts: own.map(({ index }) => index),
      };
    };
    return [{ group, ...hostsOf(observed, judge) }];
  });
  return {
    apiVersion: 'boss-cdktf/look/v1',
    environment: environment.name,
    zone: environment.zone,
    firstbox: environment.firstbox.host,
    observedAt: seen.observedAt,
    parts: plan.parts.map(({ part, runbookPart, notCompared, groups: on, blocked, differingCount }) => ({
      part,
      differing: differingCount,
      ...(runbookPart === undefined ? {} : { runbookPart }),
      ...(notCompared === undefined ? {} : { notCompared }),
      groups: on,
      blocked: blocked.map((text) => visibleText(text, 600)),
    })),
    notes: findings.flatMap(({ kind, part, hosts, message }) =>
      kind === 'drift' || kind === 'in-sync' || message === undefined
        ? []
        : [{ kind, text: visibleText([part, hosts, message].filter(Boolean).join(': '), 600) }],
    ),
    groups,
    facts: facts.all,
    since: [],
  };
}

function hostsOf(
  observed: GroupObservation,
  judge: (host: HostObservation) => LookedHost,
): Pick<LookedGroup, 'reason' | 'hosts'> {
  if (observed.kind === 'observed') return { hosts: observed.hosts.map(judge) };
  if (observed.kind === 'listed')
    return { hosts: observed.hosts.map((host) => ({ host, state: 'not-asked', facts: [] })) };
  return { reason: visibleText(observed.reason, 600), hosts: [] };
}

function stateOf(
  one: HostObservation,
  facts: readonly { readonly fact: LookedFact }[],
  { skipped, ill }: Readonly<Record<'skipped' | 'ill', boolean>>,
): Pick<LookedHost, 'state' | 'reason'> {
  if (one.kind !== 'answered')
    return { state: skipped ? 'skipped' : one.kind, reason: visibleText(one.reason, 600) };
  const states = facts.map(({ fact }) => (fact.state === 'holds' ? 'in-sync' : fact.state));
  // No question is no answer.
  return {
    state:
      worst.find((state) => [...states, ...(ill ? ['unhealthy'] : [])].includes(state)) ?? 'not-compared',
  };
}

type Answers = Extract<HostObservation, { kind: 'answered' }>['answers'];

/** Facts of all hosts; one that many hosts have stands there once. */
class FactTable {
  readonly all: LookedFact[] = [];
  private readonly known = new Map<string, number>();

  /** Those of one host. */
  of(steps: readonly { readonly part: string; readonly step: Step }[], answers: Answers) {
    return steps.flatMap(({ part, step }) => factsOf(part, step, answers)).map((fact) => this.place(fact));
  }

  private place(fact: LookedFact): { readonly index: number; readonly fact: LookedFact } {
    const key = JSON.stringify(fact);
    const index = this.known.get(key) ?? this.all.push(fact) - 1;
    this.known.set(key, index);
    return { index, fact };
  }
}

function factsOf(part: string, step: Step, answers: Answers): readonly LookedFact[] {
  if (!isJudged(step, answers)) return [];
  const { expect, blockedBy } = step;
  return expect.map(({ subject, expected, wanted = expected, probe }): LookedFact => {
    const about = { part, subject: visibleText(subject, 600), wanted: visibleText(wanted, 600) };
    const unreadable = (reason: string): LookedFact => ({
      ...about,
      state: 'unreadable',
      found: visibleText(reason, 600),
    });
    if (blockedBy?.unknown === true) return unreadable(blockedBy.reason);
    const answer = answers[probeKey(probe)];
    if (answer === undefined) return { ...about, state: 'unreadable' };
    if (answer.word === 'unreadable') return unreadable(answer.detail);
    const found = visibleText(phrase(answer.word, answer.detail), 600);
    return answer.word === expected ? { ...about, state: 'holds' } : { ...about, state: 'differs', found };
  });
}
