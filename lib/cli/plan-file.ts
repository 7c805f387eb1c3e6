import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Of } from '../desired/read-content-file';
import type { Environment } from '../environment/environment';
import { filesOf } from '../desired/deciding-files';
import { texts } from '../text/catalogue/text';
import { commitOf } from '../run/git-commit';
import { operatorHere } from '../run/new-run';
import { programIdentity } from './program-identity';
import { type ArchivedFiles, packTar, unpackTar } from './tar';
import { planFile, stateOf, terraformVersion } from './terraform';
import { WrongInput } from './subject-of';
import { writePrivate } from './write-private';

/** What was approved, beside the files themselves. */
export interface Approved {
  readonly apiVersion: 'boss-cdktf/plan/v1';
  readonly environment: string;
  /** Commit of the environment's files, and of the program; of an installed package its version and hash. */
  readonly commit: string;
  readonly programCommit: string;
  readonly terraform: string;
  /** Whether Terraform would do anything. */
  readonly changes: boolean;
  /** The state that it was planned on: its lineage and serial, `none yet` before the first deploy. */
  readonly state: string;
  /** Who looked. @default - an archive of before does not say */
  readonly by?: string;
  /** sha256 of the other files, by name. */
  readonly sha256: Readonly<Record<string, string>>;
}

/** A plan file is not one, or what is to be planned cannot be approved; the message has four parts. */
export class UnfitPlan extends WrongInput {}

const manifest = 'approved.json';

/**
 * Commits of an environment's files and of the program, as they are now.
 *
 * @throws {UnfitPlan} where that is no commit that somebody else could have
 */
export async function commitsOf(
  environment: Environment,
): Promise<Pick<Approved, 'commit' | 'programCommit'>> {
  const [first = '', ...others] = filesOf(environment);
  const { commit } = await commitOf([first, ...others]);
  const tree = await programIdentity();
  const changed = tree === undefined ? [] : tree.changed;
  if (!/^[0-9a-f]+$/.test(commit) || tree === undefined || changed.length > 0) {
    const say = texts().planFile;
    const got =
      changed.length > 0
        ? say.changedFiles({ files: changed })
        : tree === undefined
          ? say.programWithoutCommit
          : say.filesOf({ environment: environment.name, commit });
    throw new UnfitPlan(say.noCommit({ environment: environment.name, got }));
  }
  return { commit, programCommit: tree.commit };
}

/**
 * What decides about a plan beside the look: commits, versions and state, as they are now.
 *
 * @param stack an initialized folder
 * @throws {UnfitPlan} where that is no commit that somebody else could have
 */
export async function basisOf(
  environment: Environment,
  stack: string,
): Promise<Omit<Approved, 'sha256' | 'changes'>> {
  return {
    apiVersion: 'boss-cdktf/plan/v1',
    environment: environment.name,
    ...(await commitsOf(environment)),
    by: operatorHere(),
    terraform: await terraformVersion(),
    state: await stateOf(stack),
  };
}

/** What Terraform carries out, and what people read of it, in a stack's folder. @returns by name, relative to the folder */
export function filesOfStack(stack: string): ArchivedFiles {
  const converge = readdirSync(join(stack, 'converge'))
    .filter((name) => /(?<!\.result)\.json$|(?<!\.host)\.sh$/.test(name))
    .sort();
  const names = ['summary.md', 'summary.json', 'cdk.tf.json', '.terraform.lock.hcl', planFile];
  return new Map(
    [...names, ...converge.map((name) => `converge/${name}`)]
      .filter((name) => existsSync(join(stack, name)))
      .map((name) => [name, readFileSync(join(stack, name))]),
  );
}

/** Writes a planned stack as one archive that only its owner may read; it is whole or not there. */
export function writePlanFile(
  file: string,
  stack: string,
  basis: Omit<Approved, 'sha256'>,
  observedAt: string,
): void {
  const files = filesOfStack(stack);
  const approved: Approved = {
    ...basis,
    sha256: Object.fromEntries([...files].map(([name, content]) => [name, sha256Of(content)])),
  };
  const first = [manifest, Buffer.from(`${JSON.stringify(approved, null, 2)}\n`)] as const;
  writePrivate(file, packTar(new Map([first, ...files]), Math.floor(Date.parse(observedAt) / 1000)));
}

/**
 * Reads what `boss plan --out` wrote.
 *
 * @throws {UnfitPlan} when it is something else, or not as it was written
 */
export function readPlanFile(file: string): {
  readonly approved: Approved;
  readonly files: ArchivedFiles;
  /** Of the file that was read. */
  readonly sha256: string;
} {
  const say = texts().planFile;
  const unfit = (got: string) => new UnfitPlan(say.unfit({ file, got }));
  let files: Map<string, Buffer>;
  let approved: Approved;
  let sha256: string;
  try {
    const bytes = readFileSync(file);
    sha256 = sha256Of(bytes);
    files = new Map(unpackTar(bytes));
    approved = JSON.parse(files.get(manifest)?.toString() ?? '') as Approved;
  } catch (error) {
    throw unfit(error instanceof Error ? error.message : String(error));
  }
  const said: string = approved.apiVersion;
  if (said !== 'boss-cdktf/plan/v1') throw unfit(`apiVersion ${JSON.stringify(said)}`);
  files.delete(manifest);
  const other = [...new Set([...files.keys(), ...Object.keys(approved.sha256)])].find((name) => {
    const content = files.get(name);
    return content === undefined || sha256Of(content) !== approved.sha256[name];
  });
  if (other !== undefined) throw unfit(say.notAsPlanned({ name: other }));
  if (!files.has(planFile)) throw unfit(say.withoutPlan);
  return { approved, files, sha256 };
}
