import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { PlanSummary } from '../lib/plan/plan-summary';
import { summaryAsMarkdown } from '../lib/plan/render-summary';
import { ConvergedGroup } from './converged-group';
import { orderOfWork } from './order-of-work';
import { planSummaryOf } from './plan-summary-of';
import { Platform } from './platform';
import { warnOfPlatform } from './platform-warnings';
import { GeneratedFile } from './generated-file';
import type { Seen } from './seen';

/** The groups below a construct, in the order of the tree. */
export const groupsBelow = (root: IConstruct): readonly ConvergedGroup[] =>
  root.node.findAll().filter((one) => one instanceof ConvergedGroup);

/** The platforms of everything below a construct, each once. */
export const platformsBelow = (root: IConstruct): readonly Platform[] => [
  ...new Set([
    ...root.node.findAll().filter((one) => one instanceof Platform),
    ...groupsBelow(root).map(({ platform }) => platform),
  ]),
];

/**
 * Sets what every group below a construct becomes of what was seen of its platform, and writes each stack's summary beside it.
 *
 * @returns the summaries, one for each stack that has something of a platform
 */
export function planTree(root: IConstruct, seenOf: (platform: Platform) => Seen): readonly PlanSummary[] {
  const groups = groupsBelow(root);
  for (const { group, ...place } of orderOfWork(groups)) group.planFor(seenOf(group.platform), place);
  for (const platform of platformsBelow(root)) {
    const group = groups.find((one) => one.platform === platform);
    warnOfPlatform(platform, seenOf(platform).observations, group);
  }
  return stacksOf([...groups, ...platformsBelow(root)]).map((stack) => {
    const platforms = platformsBelow(stack);
    const [observations] = platforms.flatMap((platform) => seenOf(platform).observations ?? []);
    const names = platforms.map(({ name }) => name).join(', ');
    const took = platforms.flatMap((platform) => Object.entries(seenOf(platform).lastSeconds ?? {}));
    const summary = planSummaryOf(stack, names, observations?.observedAt, Object.fromEntries(took));
    new GeneratedFile(stack, 'summary.md', 'summary.md', summaryAsMarkdown(summary));
    new GeneratedFile(stack, 'summary.json', 'summary.json', `${JSON.stringify(summary, null, 2)}\n`);
    return summary;
  });
}

/** A platform may stand in no stack: it makes no resource. */
const stacksOf = (constructs: readonly IConstruct[]): readonly TerraformStack[] => [
  ...new Set(constructs.flatMap(({ node }) => node.scopes.filter((one) => TerraformStack.isStack(one)))),
];
