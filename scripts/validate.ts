import { existsSync } from 'node:fs';
import { contentProblems } from '../environments/content-problems';
import { resolveContents } from '../environments/resolve-contents';
import { componentHints } from '../model/component-hints';
import { contentSourcesOf } from '../model/content-source';
import { readEnvironmentFile } from '../environments/read-environment-file';
import { readRecipients, recipientsFileOf } from '../environments/recipients';
import { environmentNames, selectEnvironmentFiles } from '../environments/select-environment-files';
import type { Environment } from '../model/environment';
import { type Problem, renderProblem } from '../model/problem';
import { texts } from '../model/texts/text';
import { visibleText } from '../model/visible-text';
import { placedPackages } from '../model/wanted-packages';
import { packageFileProblems } from '../observe/package-files';
import { startedAlone } from './started-alone';

/** Of the list of recipients beside the secrets, where there is one. */
async function listProblems(environment: Environment): Promise<readonly Problem[]> {
  const [secrets] = contentSourcesOf(environment).flatMap(({ secrets }) => secrets ?? []);
  if (secrets === undefined || !existsSync(recipientsFileOf(secrets).file)) return [];
  const read = await readRecipients(secrets);
  return 'problems' in read ? read.problems : [];
}

/** Validates the named environments. @returns the exit code of `npm run validate` */
export async function validate(projectDirectory: string, names: readonly string[]): Promise<number> {
  if (names.some((name) => name.startsWith('-'))) {
    const help = names.includes('--help') || names.includes('-h');
    (help ? console.log : console.error)(texts().aliases.validate);
    return help ? 0 : 2;
  }
  const all = environmentNames(projectDirectory);
  const chosen = names.length > 0 ? names : all.length > 0 ? all : undefined;
  const selected = selectEnvironmentFiles(projectDirectory, chosen, 'validate');
  if ('problems' in selected) {
    for (const problem of selected.problems) console.error(renderProblem(problem));
    return 2;
  }
  const say = texts().files;
  let exitCode = 0;
  for (const { path, shownAs } of selected.files) {
    const read = readEnvironmentFile(path, shownAs);
    const problems =
      'problems' in read
        ? read.problems
        : [
            ...contentProblems(read.environment),
            ...(await listProblems(read.environment)),
            ...(await packageFileProblems(path, placedPackages(read.environment))).map((problem) => ({
              ...problem,
              file: shownAs,
            })),
          ];
    if ('environment' in read && problems.length === 0) {
      const { name, zone, firstbox } = read.environment;
      console.log(say.valid({ environment: name, zone, firstbox: firstbox.host }));
      for (const hint of componentHints(read.environment))
        console.log(say.hint({ environment: name, text: hint }));
      // The values are needed for no more than this: where they are not known here, nothing is said of them.
      const resolved = await resolveContents(contentSourcesOf(read.environment), process.env);
      if ('contents' in resolved)
        for (const warning of resolved.contents.warnings)
          console.log(say.warning({ environment: name, text: warning }));
    } else {
      exitCode = 1;
      for (const problem of problems) console.error(renderProblem(problem));
      console.error(say.notValid({ file: visibleText(shownAs), problems: problems.length }));
    }
  }
  return exitCode;
}

startedAlone('validate.ts', (words) => validate(process.cwd(), words));
