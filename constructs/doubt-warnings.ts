import { maskTemplate } from '../lib/remote/answers';
import type { GroupObservation } from '../lib/plan/observation';
import { probeKey, type Step } from '../lib/plan/step';
import { kept } from '../lib/text/catalogue/en/kept';
import { visibleText } from '../lib/text/visible-text';

/** Probes whose `absent` has a detail where not everything was asked, or something was left on purpose. */
const withDoubts: readonly string[] = ['nginx_site', 'program_state'];

/** What a plan says of what counts as gone with a doubt, one line for each host and thing. */
export function doubtWarnings(
  observed: GroupObservation | undefined,
  steps: readonly Step[],
): readonly string[] {
  if (observed?.kind !== 'observed') return [];
  const doubted = steps
    .flatMap(({ expect }) => expect)
    .filter(({ probe, expected }) => withDoubts.includes(probe.fn) && expected === 'absent');
  return observed.hosts.flatMap(({ host, ...one }) =>
    doubted.flatMap(({ subject, probe }) => {
      const answer = one.kind === 'answered' ? one.answers[probeKey(probe)] : undefined;
      if (answer?.word !== 'absent' || answer.detail === '') return [];
      const reported = maskTemplate(visibleText(answer.detail, 400));
      return [kept.warnings.absentWithDoubt({ host, subject, reported })];
    }),
  );
}
