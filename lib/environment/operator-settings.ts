import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { isWithin } from '../text/is-within';
import { quoted } from '../text/quoted';
import { realFolder } from './project';

type Variables = Readonly<Record<string, string | undefined>>;

/** Whether the platform itself is asked: the look is not left out, and no saved one is replayed. */
export const looksLive = (variables: Variables): boolean =>
  variables['BOSS_OBSERVE'] !== 'off' && (variables['BOSS_OBSERVATIONS'] ?? '') === '';

/** Where local states and histories are kept. */
export interface StateFolder {
  /** Absolute. */
  readonly path: string;
  /** Whether BOSS_STATE_DIR names it; else it is the project's own. */
  readonly chosen: boolean;
}

/**
 * BOSS_STATE_DIR, relative to the project, else `state/` of the project; empty is as good as unset.
 *
 * @param given the value of BOSS_STATE_DIR
 */
export function stateFolder(projectDirectory: string, given: string | undefined): StateFolder {
  const chosen = given !== undefined && given !== '';
  return { path: resolve(projectDirectory, chosen ? given : 'state'), chosen };
}

/**
 * The same as Terraform is told, which works in `<output>/stacks/<name>`: relative where both folders move together with the project.
 *
 * @param output cdktf's output folder
 */
export function stateFolderFromStacks(
  projectDirectory: string,
  { path, chosen }: StateFolder,
  output: string,
): string {
  const real = realFolder(output);
  return chosen || !isWithin(projectDirectory, real) ? path : relative(join(real, 'stacks/any'), path);
}

/**
 * Each environment has one state of its own, so no workspace of Terraform is heeded: it would be another state, in silence.
 *
 * @param stackFolder where Terraform runs for an environment; it remembers a chosen workspace there
 * @throws when one is chosen, by variable or by `terraform workspace select`
 */
export function refuseWorkspace(variables: Variables, stackFolder?: string): void {
  const given = variables['TF_WORKSPACE'] ?? '';
  if (given !== '' && given !== 'default')
    throw new Error(
      `TF_WORKSPACE chooses another state than the environment's own; got: ${quoted(given)}; allowed: unset, each environment has one state; cure: unset TF_WORKSPACE`,
    );
  if (stackFolder === undefined) return;
  const data = resolve(stackFolder, variables['TF_DATA_DIR'] || '.terraform');
  const chosen = chosenIn(data);
  if (chosen !== '' && chosen !== 'default')
    throw new Error(
      `a workspace of Terraform is selected in ${data}; got: ${quoted(chosen)}; allowed: default, each environment has one state; cure: terraform -chdir=${stackFolder} workspace select default`,
    );
}

function chosenIn(dataFolder: string): string {
  try {
    return readFileSync(join(dataFolder, 'environment'), 'utf8').trim();
  } catch {
    return '';
  }
}
