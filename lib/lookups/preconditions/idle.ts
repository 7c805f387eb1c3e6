import type { Observations } from '../../plan/observation';
import type { Precondition } from '../../plan/precondition';
import { type Probe, probeKey } from '../../plan/step';
import { fact, isFact, told } from './fact';

/** The platform does nothing else; a component job at work is followed by the deploy, which then starts none. */
export function platformIsIdle(seen: Observations): Precondition {
  const status = fact(seen, 'describe-qingcloud.py', 'status');
  const job = fact(seen, 'get-deploy-qingcloud-component-status.py', 'status');
  const atWork = 'value' in status && (isFact(job, 'pending') || isFact(job, 'working'));
  const idle = isFact(status, 'running');
  return {
    name: 'idle',
    holds: idle || atWork,
    what: 'the platform is busy; runbook: 部署管理节点: 此步骤耗时较长, 耐心等待完成',
    got: told(status),
    allowed: '/pitrix/cli/describe-qingcloud.py says "status": "running"',
    cure: 'wait until the platform is idle, then plan again',
    ...(!idle && atWork
      ? { doubt: `a component job is ${told(job)}: the deploy follows that one instead of starting another` }
      : {}),
  };
}

/** @param markers what a platform upgrade leaves in /pitrix/upgrade while it is half-done */
export function noUpgradeIsHalfDone(seen: Observations, markers: readonly Probe[]): Precondition {
  const upgrade = fact(seen, 'version.json', 'upgrade');
  const group = seen.groups['firstbox'];
  const host = group?.kind === 'observed' ? group.hosts[0] : undefined;
  const answers = host?.kind === 'answered' ? host.answers : {};
  const states = markers.map((probe) => {
    const { word = 'unreadable', detail = 'no answer' } = answers[probeKey(probe)] ?? {};
    return { word, text: `${probe.args.join(' ')} ${word === 'unreadable' ? `not known: ${detail}` : word}` };
  });
  return {
    name: 'no_upgrade',
    holds: isFact(upgrade, 'none') && states.every(({ word }) => word === 'absent'),
    what: 'an upgrade of the platform is half-done; runbook: 部署管理节点',
    got: [`upgrade in version.json ${told(upgrade)}`, ...states.map(({ text }) => text)].join(', '),
    allowed: `no old_upgrade or new_upgrade in /pitrix/version.json, no ${markers.map(({ args }) => args.join(' ')).join(', no ')}`,
    cure: 'finish the upgrade (post_upgrade.sh), then plan again',
  };
}
