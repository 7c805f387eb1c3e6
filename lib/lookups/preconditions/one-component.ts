import type { Observations } from '../../plan/observation';
import type { DeployJob, Precondition } from '../../plan/precondition';
import { kept } from '../../text/catalogue/en/kept';
import { fact, isFact, told } from './fact';

const { oneComponent: say, oneJob } = kept.jobs;

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
    what: say.what({ flag }),
    got:
      'unknown' in known
        ? told(known)
        : [`${flag} 1`, ...others.map(([name, value]) => `${name} ${value}`)].join(', '),
    allowed: say.allowed({ flag }),
    cure: say.cure,
    ...(isFact(before, '1') ? { doubt: say.doubt({ flag }) } : {}),
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
      what: oneJob.what({ component }),
      got: [...jobs.map((job) => job.component), component].map((name) => `deploy_${name}`).join(', '),
      allowed: oneJob.allowed,
      cure: oneJob.cure(first),
    },
  ];
}
