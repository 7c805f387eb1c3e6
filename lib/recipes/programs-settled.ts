import { programsSettled } from '../remote/probes';
import { quote } from '../remote/quote';
import { type Expectation, expectation, type Step } from '../plan/step';

export interface ProgramsOfHost {
  /** @default - those that packages of `broughtBy` brought */
  readonly only?: readonly string[] | undefined;
  /** Names of packages, as shell patterns. */
  readonly broughtBy: readonly string[];
  /** Judged only on hosts where this holds. */
  readonly onlyIf: readonly Expectation[];
}

/**
 * The supervisor programs have all run for longer than a restart loop lasts; those that have not are started, no other.
 * A start puts no pending change in force, so nobody else's stands in its way.
 */
export function programsAreSettled({ only, broughtBy, onlyIf }: ProgramsOfHost): Step {
  const probe = programsSettled(only === undefined ? { broughtBy } : { only });
  return {
    title: 'its programs run',
    expect: [
      expectation({
        subject: only === undefined ? 'programs' : `programs ${only.join(', ')}`,
        probe,
        expected: 'settled',
      }),
    ],
    onlyIf,
    requires: [],
    run: [['start_unsettled', ...probe.args.map(quote)].join(' ')],
  };
}
