import { partTexts } from '../text/catalogue/part-texts';
import { shown } from '../text/catalogue/shown';
import { texts } from '../text/catalogue/text';
import type { PlannedPart, PlanSummary } from './plan-summary';
import { oneLine, visibleText } from '../text/visible-text';

/** Lines that fit on a screen of 25 beside Terraform's last ones. */
const linesAtMost = 23;

/** How much is told of each part. */
interface Telling {
  /** Facts at most. */
  readonly facts: number;
  /** Whether it is told what is done, interrupted, and the way back. */
  readonly about: boolean;
  /** Where the other facts stand. */
  readonly rest: string;
}

/** Characters of one line on a screen; the whole text stands in the file. */
const widthAtMost = 200;

/** Facts of each part, from as many as are read to none. */
const fewer = [8, 7, 6, 5, 4, 3, 2, 1, 0];

/** A reason ends with its cure, which must not be cut. */
const blockedAtMost = 900;

/**
 * A plan as somebody reads it first: parts that differ in the order of work, each with its reasons, then the others in one line.
 *
 * @param rest where the facts stand that a screen does not hold
 * @returns as many facts as a screen holds, or the parts alone. Nothing where the environment was not observed
 */
export function renderSummary(summary: PlanSummary, rest = texts().summary.inSummaryFile): readonly string[] {
  if (summary.observedAt === undefined) return [];
  let lines: readonly Line[] = [];
  // Facts give way first: what is interrupted and how to go back is asked of every part.
  const tellings = [true, false].flatMap((about) => fewer.map((facts) => ({ facts, about, rest })));
  for (const telling of tellings) {
    lines = rendered(summary, telling);
    if (lines.length <= linesAtMost) break;
  }
  return lines.map(({ text, whole }) => visibleText(text, whole === true ? blockedAtMost : widthAtMost));
}

/** The same as Markdown, for a merge request: every reason and warning, nothing left out. */
export function summaryAsMarkdown(summary: PlanSummary): string {
  const warnings = summary.warnings.map((one) => ({
    text: `  ${texts().summary.warning({ text: oneLine(shown(one)) })}`,
  }));
  const [first = '', ...others] = [
    ...rendered(summary, { facts: Infinity, about: true, rest: '' }),
    ...warnings,
  ].map(({ text }) => visibleText(text));
  return `### ${first}\n\n\`\`\`\n${others.map((line) => line.replaceAll('`', "'")).join('\n')}\n\`\`\`\n`;
}

interface Line {
  readonly text: string;
  /** Whether it ends with a cure, which must not be cut. */
  readonly whole?: true;
}

function rendered(summary: PlanSummary, telling: Telling): readonly Line[] {
  const { environment, observedAt, parts, skipped, blocked } = summary;
  const say = texts().summary;
  if (observedAt === undefined) return [{ text: say.notObserved({ environment }) }];
  const differing = parts.filter((part) => part.differingCount > 0 || part.blocked.length > 0);
  const settled = parts.filter((part) => !differing.includes(part));
  return [
    { text: headline(summary, differing.length, observedAt) },
    ...blocked.map((why) => blockedLine('  ', why)),
    ...differing.flatMap((part, index) => partLines(part, index + 1, telling)),
    ...(differing.length === 0 ? [] : settledLines(settled)),
    ...skipped.map(({ host, reason }) => ({ text: `  ${say.skipped({ host, reason: shown(reason) })}` })),
  ];
}

/** Parts of which no host differs; of some no host tells it. */
function settledLines(parts: readonly PlannedPart[]): readonly Line[] {
  const say = texts().summary;
  const names = (notCompared: boolean) =>
    parts.filter((one) => (one.notCompared === true) === notCompared).map(({ part }) => part);
  return [
    ...(names(false).length === 0 ? [] : [{ text: `  ${say.inSync({ parts: names(false) })}` }]),
    ...(names(true).length === 0 ? [] : [{ text: `  ${say.notCompared({ parts: names(true) })}` }]),
  ];
}

function headline(summary: PlanSummary, differing: number, seen: string): string {
  const { environment, parts, hostCount: hosts, blocked } = summary;
  const say = texts().summary;
  if (differing > 0) return say.differs({ environment, differing, parts: parts.length, hosts, seen });
  return (blocked.length > 0 ? say.refused : say.nothingDiffers)({ environment, hosts, seen });
}

function partLines(part: PlannedPart, number: number, telling: Telling): readonly Line[] {
  const { differingCount, hostCount, differing, facts, blocked, lastSeconds } = part;
  const about = telling.about && differingCount > 0 ? aboutLines(part) : [];
  const say = texts().summary;
  const who =
    differingCount === 0
      ? say.noHostKnown
      : say.hostsDiffer({ differing: differingCount, hosts: hostCount, names: differing });
  const took = lastSeconds === undefined ? [] : [say.lastTime({ seconds: lastSeconds })];
  const more = facts.length - telling.facts;
  return [
    { text: `  ${say.part({ number, part: part.part, told: [who, ...waves(part), ...took] })}` },
    ...blocked.map((why) => blockedLine('     ', why)),
    ...about,
    ...facts.slice(0, telling.facts).map((fact) => ({ text: `     ${say.fact(fact)}` })),
    ...(more > 0 && telling.facts > 0
      ? [{ text: `     ${say.more({ facts: more, where: telling.rest })}` }]
      : []),
  ];
}

function aboutLines({ runbookPart }: PlannedPart): readonly Line[] {
  if (runbookPart === undefined) return [];
  return [{ text: `     ${texts().summary.about(partTexts(texts(), runbookPart))}` }];
}

const blockedLine = (indent: string, why: string): Line => ({
  text: indent + texts().summary.blocked({ why: shown(why) }),
  whole: true,
});

/** In which order hosts are changed; groups with the same order stand together. */
function waves({ waves: groups }: PlannedPart): readonly string[] {
  const alike = new Map<string, { readonly first: Waves; readonly names: string[] }>();
  for (const one of groups) {
    const key = orderOf(one, []);
    const known = alike.get(key) ?? { first: one, names: [] };
    known.names.push(one.group);
    alike.set(key, known);
  }
  return [...alike.values()].map(({ first, names }) => orderOf(first, names));
}

type Waves = PlannedPart['waves'][number];

function orderOf({ sizes, maxFailPercentage: percent }: Waves, groups: readonly string[]): string {
  const say = texts().summary;
  const order = sizes.every((size) => size === 1)
    ? say.oneAfterTheOther({ groups })
    : say.inWaves({ groups, sizes });
  return percent === undefined ? order : say.untilFailed({ waves: order, percent });
}
