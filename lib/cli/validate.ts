import { existsSync } from 'node:fs';
import { contentProblems } from '../desired/content-problems';
import { resolveContents } from '../desired/resolve-contents';
import { componentHints } from '../environment/component-hints';
import { desiredFileSourcesOf } from '../desired/desired-file-source';
import { readEnvironmentFile } from '../environment/read-environment-file';
import { readRecipients, recipientsFileOf } from '../desired/recipients';
import {
  type EnvironmentFile,
  environmentNames,
  selectEnvironmentFiles,
} from '../environment/select-environment-files';
import type { Environment } from '../environment/environment';
import { type Problem, renderProblem } from '../text/problem';
import { texts } from '../text/catalogue/text';
import { visibleText } from '../text/visible-text';
import { placedPackages } from '../desired/wanted-packages';
import { packageFileProblems } from '../observe/package-files';
import { jsonLine } from './json-line';

/** Of the list of recipients beside the secrets, where there is one. */
async function listProblems(environment: Environment): Promise<readonly Problem[]> {
  const [secrets] = desiredFileSourcesOf(environment).flatMap(({ secrets }) => secrets ?? []);
  if (secrets === undefined || !existsSync(recipientsFileOf(secrets).file)) return [];
  const read = await readRecipients(secrets);
  return 'problems' in read ? read.problems : [];
}

/** What is said of one environment file, as `--json` prints it. */
export interface Validation {
  /** @default - no file could be chosen */
  readonly file?: string;
  /** Its environment. @default - it cannot be read */
  readonly environment?: string;
  readonly valid: boolean;
  readonly problems: readonly Problem[];
  /** What a plan warns of as well, and what is probably meant otherwise. */
  readonly warnings: readonly string[];
}

/** One file, with the lines that people read of it where it is valid. */
async function validated({ path, displayPath }: EnvironmentFile): Promise<{
  readonly validation: Validation;
  readonly lines: readonly string[];
}> {
  const wrong = (problems: readonly Problem[], about = {}) => ({
    validation: { file: displayPath, ...about, valid: false, problems, warnings: [] },
    lines: [],
  });
  const read = readEnvironmentFile(path, displayPath);
  if ('problems' in read) return wrong(read.problems);
  const { environment } = read;
  const { name, zone, firstbox } = environment;
  const problems = [
    ...contentProblems(environment),
    ...(await listProblems(environment)),
    ...(await packageFileProblems(path, placedPackages(environment))).map((problem) => ({
      ...problem,
      file: displayPath,
    })),
  ];
  if (problems.length > 0) return wrong(problems, { environment: name });
  const say = texts().files;
  const hints = componentHints(environment);
  // The values are needed for no more than this: where they are not known here, nothing is said of them.
  const resolved = await resolveContents(desiredFileSourcesOf(environment), process.env);
  const warnings = 'contents' in resolved ? resolved.contents.warnings : [];
  return {
    validation: {
      file: displayPath,
      environment: name,
      valid: true,
      problems,
      warnings: [...hints, ...warnings],
    },
    lines: [
      say.valid({ environment: name, zone, firstbox: firstbox.host }),
      ...hints.map((text) => say.hint({ environment: name, text })),
      ...warnings.map((text) => say.warning({ environment: name, text })),
    ],
  };
}

/** Whatever found it, a problem has its keys in the order of docs/json.md. */
const inOrder = ({ file, line, column, what, got, allowed, cure }: Problem): Problem => ({
  ...{ file, line, column },
  ...{ what, got, allowed, cure },
});

/** Validates the named environments, all without a name. @returns `none` where they cannot be chosen */
export async function validate(
  projectDirectory: string,
  names: readonly string[],
  json: boolean,
): Promise<'valid' | 'invalid' | 'none'> {
  const all = environmentNames(projectDirectory);
  const chosen = names.length > 0 ? names : all.length > 0 ? all : undefined;
  const selected = selectEnvironmentFiles(projectDirectory, chosen, 'validate');
  if ('problems' in selected) {
    const { problems } = selected;
    if (json)
      console.log(jsonLine('validation', { valid: false, problems: problems.map(inOrder), warnings: [] }));
    else for (const problem of problems) console.error(renderProblem(problem));
    return 'none';
  }
  let result: 'valid' | 'invalid' = 'valid';
  for (const file of selected.files) {
    const { validation, lines } = await validated(file);
    const { valid, problems } = validation;
    if (!valid) result = 'invalid';
    if (json) console.log(jsonLine('validation', { ...validation, problems: problems.map(inOrder) }));
    else if (valid) for (const line of lines) console.log(line);
    else {
      for (const problem of problems) console.error(renderProblem(problem));
      console.error(
        texts().files.notValid({ file: visibleText(file.displayPath), problems: problems.length }),
      );
    }
  }
  return result;
}
