import {
  pathState,
  pendingProgramsInTheWay,
  programDefinitions,
  programState,
  supervisorParts,
} from '../remote/probes';
import { kept } from '../text/catalogue/en/kept';
import { quote } from '../remote/quote';
import { type Expectation, expectation, type Step } from '../plan/step';

/**
 * The supervisor programs are gone: not loaded, no process left, defined in no file that supervisord reads. Other programs are never
 * touched, and what others have pending stays pending.
 *
 * Runbook 卸载BOSS V1: `supervisorctl stop`, `rm -f …conf`, `reread`, `update`.
 */
export function programsAbsent(names: readonly string[]): Step {
  const conf = (name: string) => `/etc/supervisor/conf.d/${name}.conf`;
  const known: readonly Expectation[] = names.flatMap((name) => [
    expectation({ subject: `program ${name}`, probe: programState(name), expected: 'absent' }),
    expectation({ subject: `file ${conf(name)}`, probe: pathState(conf(name)), expected: 'absent' }),
  ]);
  return {
    title: `supervisor programs absent: ${names.join(', ')}`,
    desired: known.map(({ subject, expected }) => `${subject}: ${expected}`),
    expect: [
      ...known,
      expectation({
        subject: 'other files that define them',
        probe: programDefinitions(names),
        expected: 'none',
      }),
    ],
    requires: [
      expectation({
        subject: 'files and groups of supervisor that define them',
        probe: supervisorParts(names),
        expected: 'own',
        cure: kept.blocked.filesOfTheirOwn,
      }),
      expectation({
        subject: 'pending supervisor changes of other programs',
        probe: pendingProgramsInTheWay(names),
        expected: 'none',
      }),
    ],
    run: [['remove_programs', ...names.map(quote)].join(' ')],
  };
}
