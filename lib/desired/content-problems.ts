import { accessSync, constants } from 'node:fs';
import { desiredFileSourcesOf } from './desired-file-source';
import type { Environment } from '../environment/environment';
import { texts } from '../text/catalogue/text';
import type { Problem } from '../text/problem';
import { readContentFile, unreadableFile } from './read-content-file';

/** What is wrong with the files that an environment names in `boss.v2.config`, without the values of secrets. */
export function contentProblems(environment: Environment): readonly Problem[] {
  const sources = desiredFileSourcesOf(environment);
  const problems = sources.map(readContentFile).flatMap((read) => ('problems' in read ? read.problems : []));
  const secrets = sources[0]?.secrets;
  return secrets === undefined ? problems : [...problems, ...unreadableProblem(secrets)];
}

function unreadableProblem({ file, displayPath }: { file: string; displayPath: string }): readonly Problem[] {
  try {
    accessSync(file, constants.R_OK);
    return [];
  } catch {
    const { contents, files } = texts().environment;
    return [unreadableFile(displayPath, { what: files.notRead, got: contents.nothingReadable })];
  }
}
