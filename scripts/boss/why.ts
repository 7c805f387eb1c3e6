import { componentsOf } from '../../components/index';
import { phrase } from '../../facts/answers';
import { nearCure } from '../../model/near-word';
import type { Environment } from '../../model/environment';
import type { Answer, HostObservation, Observations } from '../../model/observation';
import { type Expectation, probeKey, type Step } from '../../model/step';
import { texts } from '../../model/texts/text';
import { visibleText } from '../../model/visible-text';
import { WrongInput } from '../subject-of';

/** A host that nobody asked, with those that were. */
export class UnknownHost extends WrongInput {
  constructor(host: string, known: readonly string[]) {
    const { noSuchHost, nameOneOfThese } = texts().why;
    super(noSuchHost({ got: visibleText(host, 100), known, cure: nearCure(host, known, nameOneOfThese) }));
  }
}

/**
 * Everything that was asked of one host: what is wanted, what was found, and which commands a step that differs would run there.
 *
 * @throws {UnknownHost} when the host is in no group that was asked
 */
export function explainHost(environment: Environment, seen: Observations, host: string): readonly string[] {
  const known = new Set<string>();
  const lines = componentsOf(environment)
    .filter((component) => component.enabled(environment))
    .flatMap((component) =>
      component.groups.flatMap((group) => {
        const observed = seen.groups[group];
        if (observed?.kind !== 'observed') return [];
        for (const one of observed.hosts) known.add(one.host);
        const answered = observed.hosts.find((one) => one.host === host);
        if (answered === undefined) return [];
        const steps = component.steps(environment, group, seen);
        return [
          texts().why.partOn({ part: component.name, group }),
          ...steps.flatMap((step) => stepLines(step, answered)),
        ];
      }),
    );
  if (!known.has(host)) throw new UnknownHost(host, [...known]);
  return [texts().why.seen({ host, at: seen.observedAt }), ...lines];
}

function stepLines(step: Step, observed: HostObservation): readonly string[] {
  if (observed.kind !== 'answered')
    return [`  ${step.title}: ${observed.kind}: ${visibleText(observed.reason, 300)}`];
  const { answers } = observed;
  if ((step.given ?? []).some((one) => answers[probeKey(one.probe)]?.word !== one.expected))
    return [`  ${step.title}: ${texts().why.notAskedYet}`];
  if (step.expect.length === 0) return [`  ${step.title}: ${texts().why.nothingTells}`];
  const verdicts = step.expect.map((expectation) => ({
    expectation,
    answer: answers[probeKey(expectation.probe)],
  }));
  const differs = verdicts.some(({ expectation, answer }) => answer?.word !== expectation.expected);
  const commands = [
    ...(step.fromFirstbox ?? []).map((line) => `    firstbox$ ${line}`),
    ...step.run.map((line) => `    $ ${line}`),
  ];
  return [
    `  ${step.title}: ${differs ? texts().why.differs : texts().why.inSync}`,
    ...verdicts.map(({ expectation, answer }) => `    ${verdict(expectation, answer)}`),
    ...(differs && commands.length > 0 ? [`    ${texts().why.wouldRun}`, ...commands] : []),
  ].map((line) => visibleText(line, 600));
}

function verdict({ subject, expected, wanted = expected }: Expectation, answer: Answer | undefined): string {
  const say = texts().why;
  if (answer === undefined) return `${subject}: ${say.noAnswer({ wanted })}`;
  if (answer.word === expected) return `${subject}: ${wanted}`;
  const found = answer.word === 'unreadable' ? say.unreadable(answer) : phrase(answer.word, answer.detail);
  return `${subject}: ${say.wants({ wanted, found })}`;
}
