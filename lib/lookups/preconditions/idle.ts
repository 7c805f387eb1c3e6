import type { Observations } from '../../plan/observation';
import type { Precondition } from '../../plan/precondition';
import { type Probe, probeKey } from '../../plan/step';
import { kept } from '../../text/catalogue/en/kept';
import { fact, isFact, told } from './fact';

const { idle: say, noUpgrade } = kept.jobs;

/** The platform does nothing else; a component job at work is followed by the deploy, which then starts none. */
export function platformIsIdle(seen: Observations): Precondition {
  const status = fact(seen, 'describe-qingcloud.py', 'status');
  const job = fact(seen, 'get-deploy-qingcloud-component-status.py', 'status');
  const atWork = 'value' in status && (isFact(job, 'pending') || isFact(job, 'working'));
  const idle = isFact(status, 'running');
  return {
    name: 'idle',
    holds: idle || atWork,
    what: say.what,
    got: told(status),
    allowed: say.allowed,
    cure: say.cure,
    ...(!idle && atWork ? { doubt: say.doubt({ status: told(job) }) } : {}),
  };
}

/** @param markers what a platform upgrade leaves in /pitrix/upgrade while it is half-done */
export function noUpgradeIsHalfDone(seen: Observations, markers: readonly Probe[]): Precondition {
  const upgrade = fact(seen, 'version.json', 'upgrade');
  const group = seen.groups['firstbox'];
  const host = group?.kind === 'observed' ? group.hosts[0] : undefined;
  const answers = host?.kind === 'answered' ? host.answers : {};
  const states = markers.map((probe) => {
    const { word = 'unreadable', detail = kept.blocked.noAnswer } = answers[probeKey(probe)] ?? {};
    return {
      word,
      text: `${probe.args.join(' ')} ${word === 'unreadable' ? kept.jobs.notKnown({ why: detail }) : word}`,
    };
  });
  return {
    name: 'no_upgrade',
    holds: isFact(upgrade, 'none') && states.every(({ word }) => word === 'absent'),
    what: noUpgrade.what,
    got: noUpgrade.got({
      upgrade: told(upgrade),
      markers: states.map(({ text }) => text).join(', '),
    }),
    allowed: noUpgrade.allowed({
      markers: markers.map(({ args }) => `no ${args.join(' ')}`).join(', '),
    }),
    cure: noUpgrade.cure,
  };
}
