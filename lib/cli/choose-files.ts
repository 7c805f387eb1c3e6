import { readEnvironmentFile } from '../environment/read-environment-file';
import { environmentNames, selectEnvironmentFiles } from '../environment/select-environment-files';
import type { Environment } from '../environment/environment';
import { renderProblem } from '../text/problem';

/** A file that was chosen: its environment, or what is wrong with it. */
export interface ChosenFile {
  /** The environment's name, else how the file is called. */
  readonly name: string;
  /** @default - it is not valid */
  readonly environment?: Environment;
  /** Problems, one line each. */
  readonly lines: readonly string[];
}

/**
 * Reads the files that an operator names; what is wrong with one costs the others nothing.
 *
 * @param names names or paths. @default - those of BOSS_ENVIRONMENT, else the only file in environments/
 * @param all every file in environments/ instead
 */
export function chooseFiles(project: string, names: readonly string[], all: boolean): readonly ChosenFile[] {
  const given = process.env['BOSS_ENVIRONMENT']?.split(',').map((name) => name.trim());
  const every = all ? environmentNames(project) : names.length > 0 ? names : (given ?? []);
  const givenBy = every === given ? 'BOSS_ENVIRONMENT' : 'boss';
  const selected = selectEnvironmentFiles(project, every.length > 0 ? every : undefined, givenBy);
  if ('problems' in selected) return [{ name: 'boss', lines: selected.problems.map(renderProblem) }];
  return selected.files.map(({ path, displayPath }) => {
    const read = readEnvironmentFile(path, displayPath);
    return 'problems' in read
      ? { name: displayPath, lines: read.problems.map(renderProblem) }
      : { name: read.environment.name, environment: read.environment, lines: [] };
  });
}
