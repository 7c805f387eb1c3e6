import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../environment/environment';
import { texts } from '../text/catalogue/text';
import { carryOut, lookAt } from './deploy';
import { exitCodes } from './exit-codes';
import { linesOfPlan, movedLines } from './moved-lines';
import { type Approved, basisOf, filesOfStack } from './plan-file';
import type { ArchivedFiles } from './tar';
import { planFile } from './terraform';

/** Lines that moved, as far as they are shown. */
const shownAtMost = 40;

/**
 * Looks once more, and carries out exactly the approved plan where nothing moved since.
 *
 * @param approved what `boss plan --out` wrote, with its files
 * @returns the exit code
 */
export async function deployPlanFile(
  environment: Environment,
  { approved, files }: { readonly approved: Approved; readonly files: ArchivedFiles },
  say: (line: string) => void,
): Promise<number> {
  const seen = await lookAt(environment, say);
  if (seen === undefined) return exitCodes.notSeen;
  // Terraform takes a plan only with the providers that it was made with.
  const own = (name: string) => {
    const content = files.get(name);
    if (content !== undefined) writeFileSync(join(seen.folder, name), content, { mode: 0o600 });
  };
  own('.terraform.lock.hcl');
  const basis = await basisOf(environment, seen.folder);
  const moved = movedLines(linesOfPlan(approved, files), linesOfPlan(basis, filesOfStack(seen.folder)));
  if (moved.length > 0) {
    moved.slice(0, shownAtMost).forEach(say);
    if (moved.length > shownAtMost) say(texts().planFile.moreLines({ lines: moved.length - shownAtMost }));
    say(texts().planFile.stale({ environment: environment.name }));
    return exitCodes.error;
  }
  if (!approved.changes) {
    say(texts().planFile.changesNothing({ environment: environment.name }));
    return exitCodes.inSync;
  }
  own(planFile);
  return carryOut(environment.name, seen.folder, say);
}
