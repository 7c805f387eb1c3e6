import type { Construct } from 'constructs';
import { phrase, withoutTemplates } from '../facts/answers';
import { type PlanSummary, summarize } from '../model/plan-summary';
import { visibleText } from '../model/visible-text';
import { ConvergedGroup } from './converged-group';

/** What the next deploy of everything below a construct would do, in the order of work. */
export function planSummaryOf(
  scope: Construct,
  environment: string,
  observedAt: string | undefined,
): PlanSummary {
  const groups = scope.node
    .findAll()
    .filter((one): one is ConvergedGroup => one instanceof ConvergedGroup)
    .map(({ planned }) => planned);
  return summarize(
    environment,
    observedAt,
    groups,
    ({ found, detail }) => phrase(found, detail),
    ({ where, kind, subjects, reason }) => {
      const about = subjects.length === 0 ? '' : `${subjects.join(', ')}: `;
      return `${where.join(', ')}: ${kind}: ${about}${withoutTemplates(visibleText(reason, 300))}`;
    },
  );
}
