import type { Environment } from './environment';
import { texts } from '../text/catalogue/text';
import type { Problem } from '../text/problem';
import { quoted } from '../text/quoted';
import { readEnvironmentFile } from './read-environment-file';
import { selectEnvironmentFiles } from './select-environment-files';

function sameNames(environments: readonly Environment[]): readonly Problem[] {
  return environments.flatMap(({ name, file }, index) => {
    const before = environments.slice(0, index).find((other) => other.name === name);
    if (before === undefined) return [];
    const words = texts().environment.files.sameName({ other: before.file });
    return [{ file, line: 1, column: 1, got: quoted(name), ...words }];
  });
}

/**
 * Reads the chosen environments; all problems of all files at once, and nothing is connected to.
 * @param selection the value of BOSS_ENVIRONMENT: names or paths with commas between them, paths relative to the project
 * directory; undefined means the only file in `environments/`
 * @param givenBy what problems call the place where the selection was made
 */
export function chooseEnvironments(
  projectDirectory: string,
  selection: string | undefined,
  givenBy = 'BOSS_ENVIRONMENT',
): { readonly environments: readonly Environment[] } | { readonly problems: readonly Problem[] } {
  const entries = selection?.split(',').map((entry) => entry.trim());
  const selected = selectEnvironmentFiles(projectDirectory, entries, givenBy);
  if ('problems' in selected) return selected;
  const read = selected.files.map(({ path, displayPath }) => readEnvironmentFile(path, displayPath));
  const environments = read.flatMap((result) => ('environment' in result ? [result.environment] : []));
  const problems = [
    ...read.flatMap((result) => ('problems' in result ? result.problems : [])),
    ...sameNames(environments),
  ];
  return problems.length > 0 ? { problems } : { environments };
}
