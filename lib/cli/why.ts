import { componentsOf } from '../components/index';
import { phrase } from '../remote/answers';
import { nearCure } from '../text/near-word';
import type { Environment } from '../environment/environment';
import type { Answer, HostObservation, Observations } from '../plan/observation';
import { stepsOf } from '../plan/declared-step';
import { isJudged } from '../plan/drift';
import { type Expectation, probeKey, type Step } from '../plan/step';
import { shown } from '../text/catalogue/shown';
import { texts } from '../text/catalogue/text';
import { visibleText } from '../text/visible-text';
import { WrongInput } from './subject-of';

/** A host that nobody asked, with those that were. */
export class UnknownHost extends WrongInput {
  constructor(host: string, known: readonly string[]) {
    const { noSuchHost, nameOneOfThese } = texts().why;
    super(noSuchHost({ got: visibleText(host, 100), known, cure: nearCure(host, known, nameOneOfThese) }));
  }
}

/** A fact that a step looks after on a host. */
interface ExplainedFact {
  readonly subject: string;
  readonly wanted: string;
  readonly holds: boolean;
  /** @default - no answer came */
  readonly found?: string;
}

/** One step of a part, as it is on a host. */
interface ExplainedStep {
  readonly part: string;
  readonly group: string;
  readonly step: string;
  readonly state:
    'in-sync' | 'differs' | 'not-asked-yet' | 'nothing-tells' | 'unreachable' | 'unreadable' | 'untrusted';
  /** Why the host gave no answer that counts. @default - it gave one */
  readonly reason?: string;
  readonly facts: readonly ExplainedFact[];
  /** What a deploy would run. */
  readonly commands: readonly { readonly on: 'firstbox' | 'host'; readonly command: string }[];
}

/** Everything that was asked of one host, as `--json` prints it. */
export interface Explanation {
  readonly environment: string;
  readonly host: string;
  /** ISO 8601, UTC. */
  readonly observedAt: string;
  readonly steps: readonly ExplainedStep[];
}

/**
 * Everything that was asked of one host: what is wanted, what was found, and which commands a step that differs would run there.
 *
 * @throws {UnknownHost} when the host is in no group that was asked
 */
export function explanationOf(environment: Environment, seen: Observations, host: string): Explanation {
  const known = new Set<string>();
  const steps = componentsOf(environment)
    .filter((component) => component.enabled(environment))
    .flatMap((component) =>
      component.groups.flatMap((group) => {
        const observed = seen.groups[group];
        if (observed?.kind !== 'observed') return [];
        for (const one of observed.hosts) known.add(one.host);
        const answered = observed.hosts.find((one) => one.host === host);
        if (answered === undefined) return [];
        const about = { part: component.name, group };
        return stepsOf(component.steps(environment, group), seen).map((step) => ({
          ...about,
          step: step.title,
          ...explained(step, answered),
        }));
      }),
    );
  if (!known.has(host)) throw new UnknownHost(host, [...known]);
  return { environment: environment.name, host, observedAt: seen.observedAt, steps };
}

function explained(
  step: Step,
  observed: HostObservation,
): Pick<ExplainedStep, 'state' | 'reason' | 'facts' | 'commands'> {
  const none = { facts: [], commands: [] };
  if (observed.kind !== 'answered')
    return { ...none, state: observed.kind, reason: visibleText(observed.reason, 300) };
  const { answers } = observed;
  if (!isJudged(step, answers)) return { ...none, state: 'not-asked-yet' };
  if (step.blockedBy?.unknown)
    return { ...none, state: 'unreadable', reason: visibleText(step.blockedBy.reason, 300) };
  if (step.expect.length === 0) return { ...none, state: 'nothing-tells' };
  const facts = step.expect.map((one) => factOf(one, answers[probeKey(one.probe)]));
  if (facts.every(({ holds }) => holds)) return { state: 'in-sync', facts, commands: [] };
  const on = (place: 'firstbox' | 'host') => (command: string) => ({ on: place, command });
  return {
    state: 'differs',
    facts,
    commands: [...(step.firstboxCommands ?? []).map(on('firstbox')), ...step.run.map(on('host'))],
  };
}

function factOf(
  { subject, expected, wanted = expected }: Expectation,
  answer: Answer | undefined,
): ExplainedFact {
  if (answer === undefined) return { subject, wanted, holds: false };
  const found =
    answer.word === 'unreadable' ? texts().why.unreadable(answer) : phrase(answer.word, answer.detail);
  return { subject, wanted, holds: answer.word === expected, found: visibleText(found, 600) };
}

/** For people. */
export function explainHost(environment: Environment, seen: Observations, host: string): readonly string[] {
  const { steps, observedAt } = explanationOf(environment, seen, host);
  return [
    texts().why.seen({ host, at: observedAt }),
    ...steps.flatMap((step, index) => {
      const before = steps[index - 1];
      const begins = before?.part !== step.part || before.group !== step.group;
      return [...(begins ? [texts().why.partOn(step)] : []), ...stepLines(step)];
    }),
  ];
}

function stepLines({ step, state, reason, facts, commands }: ExplainedStep): readonly string[] {
  const say = texts().why;
  const words = {
    'in-sync': say.inSync,
    differs: say.differs,
    'not-asked-yet': say.notAskedYet,
    'nothing-tells': say.nothingTells,
    unreachable: texts().run.hosts.results.unreachable,
    unreadable: texts().run.hosts.results.unreadable,
    untrusted: say.untrusted,
  };
  return [
    `  ${say.step({ step, told: [words[state], ...(reason === undefined ? [] : [shown(reason)])] })}`,
    ...facts.map((fact) => `    ${say.fact({ subject: fact.subject, verdict: verdict(fact) })}`),
    ...(commands.length > 0 ? [`    ${say.wouldRun}`] : []),
    ...commands.map(({ on, command }) => `    ${on === 'firstbox' ? 'firstbox' : ''}$ ${command}`),
  ].map((line) => visibleText(line, 600));
}

function verdict({ wanted, holds, found }: ExplainedFact): string {
  if (holds) return wanted;
  return found === undefined ? texts().why.noAnswer({ wanted }) : texts().why.wants({ wanted, found });
}
