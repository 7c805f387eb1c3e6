import { packageState, pendingProgramsOfOthers, programSettled } from '../remote/probes';
import { quote } from '../remote/quote';
import { expectation, type Step } from '../plan/step';

/** A package of the platform, and the supervisor program that it brings to its hosts. */
export interface PackagedProgram {
  readonly package: string;
  readonly program: string;
  /** Programs whose pending changes are ours as well: the package's own script puts them in force. */
  readonly alsoOurs: readonly string[];
}

/**
 * The package is on every host, as new as apt there knows it, and its program has run for longer than a restart loop lasts.
 * Built on the firstbox and brought to one host after the other, only to hosts that differ: update.sh restarts always.
 *
 * Runbook WebSupervisor: `build_pkgs.py -p`, `update.sh`.
 */
export function programFromPackage({ package: name, program, alsoOurs }: PackagedProgram): Step {
  return {
    title: `${program} from ${name}`,
    expect: [
      expectation({ subject: `package ${name}`, probe: packageState(name), expected: 'installed' }),
      expectation({ subject: `program ${program}`, probe: programSettled(program), expected: 'settled' }),
    ],
    requires: [
      expectation({
        subject: 'pending supervisor changes of other programs',
        probe: pendingProgramsOfOthers([program, ...alsoOurs]),
        expected: 'none',
      }),
    ],
    run: [],
    firstboxCommands: [`push_one_by_one ${quote(name)}`],
  };
}
