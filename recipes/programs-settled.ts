import { pendingProgramsOfOthers, programsSettled } from '../facts/probes';
import { quote } from '../facts/quote';
import type { Expectation, Step } from '../model/step';

export interface ProgramsOfHost {
  /** @default - every program that supervisord knows, but those of `others` */
  readonly only?: readonly string[] | undefined;
  /** Programs that something else looks after in the same deploy: not judged, and their pending changes are ours. */
  readonly others: readonly string[];
  /** Judged only on hosts where this holds. */
  readonly given: readonly Expectation[];
}

/** The supervisor programs have all run for longer than a restart loop lasts; those that have not are started, no other. */
export function programsAreSettled({ only, others, given }: ProgramsOfHost): Step {
  const which = only === undefined ? { allBut: others } : { only };
  const probe = programsSettled(which);
  return {
    title: 'its programs run',
    expect: [
      {
        subject: only === undefined ? 'programs' : `programs ${only.join(', ')}`,
        probe,
        expected: 'settled',
      },
    ],
    given,
    require: [
      {
        subject: 'pending supervisor changes of other programs',
        probe: pendingProgramsOfOthers([...(only ?? []), ...others]),
        expected: 'none',
      },
    ],
    run: [['start_unsettled', ...probe.args.map(quote)].join(' ')],
  };
}
