import type { Observations } from '../../plan/observation';
import type { DeployJob, Precondition } from '../../plan/precondition';
import { fact, isFact } from './fact';

/**
 * The file for the deploy job sets one component: it starts as the site's template, in which everything is off.
 *
 * @param component as in `deploy_<component>`
 */
export function oneComponentIsSet(seen: Observations, component: string): Precondition {
  const flag = `deploy_${component}`;
  const template = seen.readings?.['vm_variables.template.yaml'];
  const facts = template?.kind === 'read' ? template.facts : undefined;
  const others = Object.entries(facts ?? {}).filter(([name, value]) => name !== flag && value !== '0');
  const known = fact(seen, 'vm_variables.template.yaml', flag);
  const before = fact(seen, 'variables.yaml', flag);
  return {
    name: 'one_component',
    holds: 'value' in known && others.length === 0,
    what: `a deploy job takes one component, here ${flag}; runbook: 一次仅允许追加部署一种组件`,
    got:
      'unknown' in known
        ? `not known: ${known.unknown}`
        : [`${flag} 1`, ...others.map(([name, value]) => `${name} ${value}`)].join(', '),
    allowed: `${flag} is in /pitrix/config/templates/vm_variables.template.yaml, and every other deploy_* there is 0`,
    cure: 'restore the template of this installer; what is deployed already stands in variables.yaml, not there',
    ...(isFact(before, '1')
      ? {
          doubt: `variables.yaml says ${flag}: 1 already: an earlier job began with it, and what it brings is not on every host; this one goes on from there`,
        }
      : {}),
  };
}

/**
 * One component is brought by one run: its hosts are proven before another job is started.
 *
 * @param jobs that would be started before it
 * @returns nothing where there are none
 */
export function onlyJob(component: string, jobs: readonly DeployJob[]): readonly Precondition[] {
  const [first] = jobs;
  if (first === undefined) return [];
  return [
    {
      name: 'one_job',
      holds: false,
      what: `a second deploy job, of ${component}, in one run; runbook: 一次仅允许追加部署一种组件`,
      got: [...jobs.map((job) => job.component), component].map((name) => `deploy_${name}`).join(', '),
      allowed: 'one component a run, cronus before BOSS V2 apart',
      cure: `deploy ${first.component} first, by itself: boss deploy --part ${first.part}; then plan again`,
    },
  ];
}
