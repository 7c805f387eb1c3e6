import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { texts } from '../text/catalogue/text';
import { isWithin } from '../text/is-within';
import { nearWord } from '../text/near-word';
import type { Problem } from '../text/problem';
import { quoted } from '../text/quoted';

/** A file to read: where it is, and what an operator in the project directory calls it. */
export interface EnvironmentFile {
  readonly path: string;
  readonly displayPath: string;
}

const folder = 'environments';

/** The names of the environments in `environments/`, sorted; its examples are not among them. */
export function environmentNames(projectDirectory: string): readonly string[] {
  const directory = join(projectDirectory, folder);
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.name.endsWith('.yaml') && !entry.isDirectory())
    .map((entry) => entry.name.slice(0, -'.yaml'.length))
    .sort();
}

/** The file of a name, `environments/<name>.yaml`, or of a path; a path holds a `/` or ends in `.yaml`. */
export function environmentFile(projectDirectory: string, nameOrPath: string): EnvironmentFile {
  const isPath = nameOrPath.includes('/') || nameOrPath.endsWith('.yaml');
  const path = resolve(projectDirectory, isPath ? nameOrPath : join(folder, `${nameOrPath}.yaml`));
  return { path, displayPath: isWithin(projectDirectory, path) ? relative(projectDirectory, path) : path };
}

/**
 * Which files a selection means.
 * @param selection names or paths; undefined: the only one there is
 * @param givenBy what the problems call the place where the selection was made, such as BOSS_ENVIRONMENT
 */
export function selectEnvironmentFiles(
  projectDirectory: string,
  selection: readonly string[] | undefined,
  givenBy: string,
): { readonly files: readonly EnvironmentFile[] } | { readonly problems: readonly Problem[] } {
  const names = environmentNames(projectDirectory);
  const { files: say, found } = texts().environment;
  const problem = (words: Pick<Problem, 'what' | 'got' | 'cure'>): Problem => ({
    file: givenBy,
    line: 0,
    column: 0,
    ...words,
    allowed: say.here({ names }),
  });
  if (selection === undefined) {
    const [only] = names;
    if (only !== undefined && names.length === 1) return { files: [environmentFile(projectDirectory, only)] };
    return {
      problems: [
        problem(names.length === 0 ? say.noneYet : { got: found.nothing, ...say.several({ givenBy }) }),
      ],
    };
  }
  const problems: Problem[] = [];
  const files = new Map<string, EnvironmentFile>();
  for (const entry of selection) {
    const file = environmentFile(projectDirectory, entry);
    if (entry === '') {
      problems.push(problem({ got: found.nothing, ...say.emptyName({ givenBy }) }));
    } else if (!existsSync(file.path)) {
      const near = nearWord(entry, names);
      problems.push(
        problem({
          what: say.noSuch,
          got: say.thatIs({ entry: quoted(entry), file: file.displayPath }),
          cure: near === undefined ? say.chooseOne : found.didYouMean({ near }),
        }),
      );
    }
    files.set(file.path, file);
  }
  return problems.length > 0 ? { problems } : { files: [...files.values()] };
}
