import { AnnotationMetadataEntryType } from 'cdktf';
import type { Construct } from 'constructs';
import { phrase } from '../lib/remote/answers';
import { type PlanSummary, summarize } from '../lib/plan/plan-summary';
import { ConvergedGroup } from './converged-group';

/**
 * What the next deploy of everything below a construct would do, in the order of work; what refuses it, and what it warns of.
 *
 * @param lastSeconds seconds that each run took last time, by its title
 */
export function planSummaryOf(
  scope: Construct,
  environment: string,
  observedAt: string | undefined,
  lastSeconds: Readonly<Record<string, number>> = {},
): PlanSummary {
  const warning: string = AnnotationMetadataEntryType.WARN;
  const all = scope.node.findAll();
  const isGroup = (one: unknown) => one instanceof ConvergedGroup;
  return summarize(
    environment,
    observedAt,
    all.filter(isGroup).map(({ planned }) => ({
      ...planned,
      lastSeconds: lastSeconds[`${planned.part} on ${planned.group}`],
    })),
    ({ found, detail }) => phrase(found, detail),
    {
      blocked: all.filter((one) => !isGroup(one)).flatMap(({ node }) => node.validate()),
      warnings: all.flatMap(({ node }) =>
        node.metadata.filter(({ type }) => type === warning).map(({ data }) => String(data)),
      ),
    },
  );
}
