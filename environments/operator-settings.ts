import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { quoted } from '../model/quoted';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Where local states and histories are kept: BOSS_STATE_DIR, relative to the project; empty is as good as unset.
 *
 * @param given the value of BOSS_STATE_DIR
 * @returns an absolute path, or undefined for the project's own `state/`
 */
export function stateFolder(projectDirectory: string, given: string | undefined): string | undefined {
  return given === undefined || given === '' ? undefined : resolve(projectDirectory, given);
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
