import type { IConstruct } from 'constructs';
import { packagesToSend } from '../lib/components/boss2-packages';
import { resolveContents } from '../lib/desired/resolve-contents';
import { desiredFileSourcesOf } from '../lib/desired/desired-file-source';
import type { PlanSummary } from '../lib/plan/plan-summary';
import { type Problem, renderProblem } from '../lib/text/problem';
import { renderSummary } from '../lib/plan/render-summary';
import { look } from '../lib/observe/look';
import { packageFileProblems } from '../lib/observe/package-files';
import { observationRequestsOf } from './observation-requests-of';
import { groupsBelow, planTree, platformsBelow } from './plan-tree';
import type { Platform } from './platform';

/** How a tree is looked at. */
export interface ObserveOptions {
  /** `off` plans without looking; nothing is known of hosts then. @default - BOSS_OBSERVE, else 'live' */
  readonly mode?: 'live' | 'off';
  /** Gets what is told to people, line by line. @default - stdout */
  readonly say?: (line: string) => void;
}

/**
 * Looks once at every platform below a construct, asks exactly what the groups there need, and plans all of them. Call it once, after
 * the last construct and before `app.synth()`. BOSS_OBSERVATIONS names a file to replay, or to save to.
 *
 * @returns what a deploy would do, for each stack
 * @throws {Error} when a firstbox cannot be asked, a desired file or secret cannot be read, or two platforms have one name
 */
export async function observe(
  app: IConstruct,
  options: ObserveOptions = {},
): Promise<readonly PlanSummary[]> {
  const {
    mode = process.env['BOSS_OBSERVE'],
    say = (line: string) => void process.stdout.write(`${line}\n`),
  } = options;
  const platforms = platformsBelow(app);
  refuseOneName(platforms);
  if (mode === 'off') return planTree(app, () => ({}));
  const groups = groupsBelow(app);
  const subjects = await Promise.all(
    platforms.map(async (platform) => {
      const { environment } = platform;
      const resolved = await resolveContents(desiredFileSourcesOf(environment), process.env);
      if ('problems' in resolved) throw invalid(resolved.problems);
      return { environment, requests: observationRequestsOf(platform, groups), contents: resolved.contents };
    }),
  );
  const redacted = (text: string) => subjects.reduce((shown, { contents }) => contents.redacted(shown), text);
  for (const { environment, contents } of subjects)
    for (const warning of contents.warnings) say(`warning: ${environment.name}: ${warning}`);
  const seen = await look(
    subjects.filter(({ requests }) => requests.length > 0),
    { mode, file: process.env['BOSS_OBSERVATIONS'], progress: (line) => say(redacted(line)) },
  ).catch((error: unknown) => {
    throw new Error(redacted(error instanceof Error ? error.message : String(error)), { cause: error });
  });
  const unfit = await Promise.all(
    subjects.map(({ environment }) =>
      packageFileProblems(environment.file, packagesToSend(environment, seen.get(environment.name))),
    ),
  );
  if (unfit.flat().length > 0) throw invalid(unfit.flat());
  const sums = new Map(subjects.map(({ environment, contents }) => [environment.name, contents.sums]));
  const summaries = planTree(app, ({ name }) => ({ observations: seen.get(name), sums: sums.get(name) }));
  for (const summary of summaries) for (const line of renderSummary(summary)) say(redacted(line));
  return summaries;
}

const invalid = (problems: readonly Problem[]) => new Error(problems.map(renderProblem).join('\n'));

/** What is seen is kept by name. */
function refuseOneName(platforms: readonly Platform[]): void {
  for (const [index, platform] of platforms.entries()) {
    const same = platforms.slice(0, index).find(({ name }) => name === platform.name);
    if (same !== undefined)
      throw new Error(
        `two platforms have one name; got: ${platform.name} of ${same.node.path} and ${platform.node.path}; allowed: a name of its own for each; cure: give one of them another name in its props`,
      );
  }
}
