import { pathState, pendingProgramsOfOthers, programState } from '../facts/probes';
import { quote } from '../facts/quote';
import type { Step } from '../model/step';

/**
 * The supervisor programs are gone: not loaded, no process left, no conf on disk. Other programs are never touched.
 *
 * Runbook 卸载BOSS V1: `supervisorctl stop`, `rm -f …conf`, `reread`, `update`.
 */
export function programsAbsent(names: readonly string[]): Step {
  const conf = (name: string) => `/etc/supervisor/conf.d/${name}.conf`;
  const words = names.map(quote).join(' ');
  return {
    title: `supervisor programs absent: ${names.join(', ')}`,
    expect: names.flatMap((name) => [
      { subject: `program ${name}`, probe: programState(name), expected: 'absent' },
      { subject: `file ${conf(name)}`, probe: pathState(conf(name)), expected: 'absent' },
    ]),
    require: [
      {
        subject: 'pending supervisor changes of other programs',
        probe: pendingProgramsOfOthers(names),
        expected: 'none',
      },
    ],
    run: [
      `limited supervisorctl stop ${words} || true`, // "no such process" is fine: the verify after us decides
      `rm -f ${names.map((name) => quote(conf(name))).join(' ')}`,
      `reread_touches_only ${words}`, // `update` would restart every changed program of the host
      'limited supervisorctl update',
      `end_leftover_processes ${words}`,
    ],
  };
}
