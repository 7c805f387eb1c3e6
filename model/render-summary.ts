import type { PlannedPart, PlanSummary } from './plan-summary';
import { oneLine, visibleText } from './visible-text';

/** Lines that fit on a screen beside Terraform's last ones. */
const linesAtMost = 25;

/** Characters of one line on a screen; the whole text stands in the file. */
const widthAtMost = 200;

/** A reason ends with its cure, which must not be cut. */
const blockedAtMost = 900;

/**
 * A plan as somebody reads it first: parts that differ in the order of work, each with its reasons, then the others in one line.
 *
 * @param rest where the facts stand that a screen does not hold
 * @returns as many facts as a screen holds, or the parts alone. Nothing where the environment was not observed
 */
export function renderSummary(summary: PlanSummary, rest = 'in summary.md'): readonly string[] {
  if (summary.observedAt === undefined) return [];
  let lines: readonly string[] = [];
  for (let facts = 8; facts >= 0; facts--) {
    lines = rendered(summary, facts, rest);
    if (lines.length <= linesAtMost) break;
  }
  return lines.map((line) => visibleText(line, / BLOCKED /.test(line) ? blockedAtMost : widthAtMost));
}

/** The same as Markdown, for a merge request: every reason and warning, nothing left out. */
export function summaryAsMarkdown(summary: PlanSummary): string {
  const warnings = summary.warnings.map((one) => `  warning: ${oneLine(one)}`);
  const [first = '', ...others] = [...rendered(summary, Infinity, ''), ...warnings].map((line) =>
    visibleText(line),
  );
  return `### ${first}\n\n\`\`\`\n${others.map((line) => line.replaceAll('`', "'")).join('\n')}\n\`\`\`\n`;
}

function rendered(summary: PlanSummary, factsAtMost: number, rest: string): readonly string[] {
  const { environment, observedAt, parts, hostCount, skipped, blocked } = summary;
  if (observedAt === undefined)
    return [`${environment}: not observed; the plan compares nothing with the hosts`];
  const differing = parts.filter((part) => part.differingCount > 0 || part.blocked.length > 0);
  const settled = parts.filter((part) => !differing.includes(part));
  const nothing = blocked.length > 0 ? 'REFUSED, whatever differs' : 'nothing differs';
  return [
    differing.length === 0
      ? `${environment}: ${nothing} on ${hosts(hostCount)} (seen ${observedAt})`
      : `${environment}: ${differing.length} of ${count(parts.length, 'part')} ${differing.length === 1 ? 'differs' : 'differ'}, ${hosts(hostCount)} asked (seen ${observedAt}); in the order of work:`,
    ...blocked.map((why) => `  BLOCKED ${why}`),
    ...differing.flatMap((part, index) => partLines(part, index + 1, factsAtMost, rest)),
    ...(settled.length === 0 || differing.length === 0
      ? []
      : [`  in sync: ${settled.map(({ part }) => part).join(', ')}`]),
    ...skipped.map(({ host, reason }) => `  skipped: ${host}: ${reason}; nothing is done there`),
  ];
}

function partLines(part: PlannedPart, number: number, factsAtMost: number, rest: string): readonly string[] {
  const { differingCount, hostCount, differing, facts, blocked, lastSeconds } = part;
  const who =
    differingCount === 0
      ? 'no host known to differ'
      : `${differingCount} of ${hosts(hostCount)} ${differingCount === 1 ? 'differs' : 'differ'}: ${differing}`;
  const more = facts.length - factsAtMost;
  return [
    `  ${number}. ${part.part}: ${who}${waves(part)}${lastSeconds === undefined ? '' : `; took ${lastSeconds} s last time`}`,
    ...blocked.map((why) => `     BLOCKED ${why}`),
    ...facts
      .slice(0, factsAtMost)
      .map((fact) => `     ${fact.hosts}: ${fact.subject}: wants ${fact.wanted}, found ${fact.found}`),
    ...(more > 0 && factsAtMost > 0 ? [`     and ${more} more ${rest}`] : []),
  ];
}

function waves({ waves: groups }: PlannedPart): string {
  return groups
    .map(({ group, sizes, maxFailPercentage }) => {
      const order = sizes.every((size) => size === 1)
        ? `; ${group} one host after the other`
        : `; ${group} in ${sizes.length} waves of ${sizes.join(', ')}`;
      return maxFailPercentage === undefined ? order : `${order} until over ${maxFailPercentage} % failed`;
    })
    .join('');
}

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;
const hosts = (number: number) => count(number, 'host');
