import { basename, dirname, join, resolve } from 'node:path';
import { desiredFileSourcesOf } from '../../desired/desired-file-source';
import { sha256Of } from '../../desired/read-content-file';
import type { Environment } from '../../environment/environment';
import { operatorHere } from '../../run/new-run';
import { shown } from '../../text/catalogue/shown';
import { texts } from '../../text/catalogue/text';
import { outputFolder } from '../../../stacks/output-folder';
import { lookAt, planEnvironment } from '../deploy';
import { exitCodes } from '../exit-codes';
import { linesOfPlan, movedLines } from '../moved-lines';
import { ownPackage } from '../package';
import { commitsOf, filesOfStack, readPlanFile, UnfitPlan } from '../plan-file';
import { redactedFor } from '../redacted-for';
import { WrongInput } from '../subject-of';
import { writePrivate } from '../write-private';
import type { ArchivedFiles } from '../tar';
import { changeDocument } from './document';
import { manualDocument } from './manual';
import type { Change } from './model';
import { groupsIn, summaryIn, unmetIn } from './planned-change';

export interface ChangeOptions {
  /** The document. */
  readonly out: string;
  /** What `boss plan --out` wrote. @default - the plan is made now */
  readonly plan?: string | undefined;
  /** Whether it is to be carried out by hand; then a plan that is made now needs no Terraform. */
  readonly manual: boolean;
  readonly say: (line: string) => void;
}

/** What a document is made from. */
type Source = Pick<Change, 'id' | 'planFile' | 'commit' | 'programCommit' | 'terraform' | 'lookedBy'> & {
  readonly files: ArchivedFiles;
};

/**
 * Writes the document of a change: of a plan file, or of a plan that is made now and, where Terraform makes it, written beside the document.
 *
 * @returns the exit code
 */
export async function writeChange(environment: Environment, options: ChangeOptions): Promise<number> {
  const { out, manual, say } = options;
  let source: Source | number;
  if (options.plan !== undefined) source = await fromPlanFile(environment, options.plan, say);
  else if (manual) source = await fromLook(environment, say);
  else source = await planned(environment, out, say);
  if (typeof source === 'number') return source;
  const { files, ...about } = source;
  const change: Change = {
    environment,
    ...about,
    programVersion: ownPackage.version,
    writtenBy: operatorHere(),
    byHand: manual,
    summary: summaryIn(files),
    groups: groupsIn(files, resolve(outputFolder(process.env), 'stacks', environment.name)),
  };
  const blocked = [...change.summary.blocked, ...change.summary.parts.flatMap((part) => part.blocked)];
  const hindered = [...new Set([...blocked, ...unmetIn(files)])];
  // A look that was saved is as hosts said it.
  const redacted = await redactedFor({ name: environment.name, hides: desiredFileSourcesOf(environment) });
  if (hindered.length > 0) {
    say(
      redacted(
        texts().change.cannotBeDone({
          environment: environment.name,
          got: hindered.map((one) => shown(one)).join('; '),
        }),
      ),
    );
    return exitCodes.notSeen;
  }
  const text = (manual ? manualDocument : changeDocument)(change, texts());
  writePrivately(out, redacted(text));
  say(texts().change.written({ environment: environment.name, file: out }));
  return exitCodes.inSync;
}

/** @returns an exit code after it was said that it is of another commit */
async function fromPlanFile(
  environment: Environment,
  file: string,
  say: (line: string) => void,
): Promise<Source | number> {
  const { approved, files, sha256: id } = readPlanFile(file);
  if (environment.name !== approved.environment)
    throw new UnfitPlan(
      texts().deploy.otherEnvironment({ file, got: environment.name, allowed: approved.environment }),
    );
  const now = { ...approved, ...(await commitsOf(environment)) };
  const moved = movedLines(linesOfPlan(approved, new Map()), linesOfPlan(now, new Map()));
  if (moved.length > 0) {
    moved.forEach(say);
    say(texts().change.stale({ environment: environment.name }));
    return exitCodes.error;
  }
  const { commit, programCommit, terraform: version, state, by } = approved;
  return {
    id,
    planFile: basename(file),
    commit,
    programCommit,
    terraform: { version, state },
    lookedBy: by,
    files,
  };
}

/** With Terraform; the plan file lies beside the document. */
async function planned(
  environment: Environment,
  out: string,
  say: (line: string) => void,
): Promise<Source | number> {
  const file = join(dirname(out), `${basename(out).replace(/\.md$/, '')}.bossplan`);
  const code = await planEnvironment(environment, { verbose: false, out: file, say });
  const refused: readonly number[] = [exitCodes.notSeen, exitCodes.error, exitCodes.wrongInput];
  return refused.includes(code) ? code : await fromPlanFile(environment, file, say);
}

/** Without Terraform and its state. */
async function fromLook(environment: Environment, say: (line: string) => void): Promise<Source | number> {
  const commits = await commitsOf(environment);
  const seen = await lookAt(environment, say);
  if (seen === undefined) return exitCodes.notSeen;
  if (seen.summary.observedAt === undefined)
    throw new WrongInput(texts().change.notObserved({ environment: environment.name }));
  const files = filesOfStack(seen.folder);
  const sums = [...files].map(([name, content]) => `${sha256Of(content)}  ${name}\n`).sort();
  const basis = [...Object.values(commits), ...sums].join('\n');
  return {
    id: sha256Of(Buffer.from(basis)),
    planFile: undefined,
    ...commits,
    terraform: undefined,
    lookedBy: operatorHere(),
    files,
  };
}

/** Whole or not there, readable by its owner alone. */
function writePrivately(file: string, text: string): void {
  try {
    writePrivate(file, text);
  } catch (error) {
    const got = error instanceof Error ? error.message : String(error);
    throw new WrongInput(texts().change.notWritten({ file, got }), { cause: error });
  }
}
