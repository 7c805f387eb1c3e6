import { texts } from '../../text/catalogue/text';
import { InvalidInput, subjectOf, withoutSecrets } from '../subject-of';
import { type ChosenFile, chooseFiles } from '../choose-files';
import { exitCodes } from '../exit-codes';
import { type Check } from './check';
import { checksHere } from './here';
import { checksOfWay } from './way';

/**
 * Everything between here and a node: this machine first, then each environment's way, side by side. Nothing is changed.
 *
 * @param names names or paths; none asks about this machine alone
 * @param all every file in environments/ instead
 */
export async function examine(
  project: string,
  names: readonly string[],
  all: boolean,
): Promise<readonly Check[]> {
  const files = names.length > 0 || all ? chooseFiles(project, names, all) : [];
  const [here, ...ways] = await Promise.all([checksHere(), ...files.map(checksOfFile)]);
  return [...here, ...ways.flat()];
}

async function checksOfFile({ name, environment, lines }: ChosenFile): Promise<readonly Check[]> {
  const invalid = (found: string): Check => ({
    environment: name,
    what: texts().doctor.way.file,
    state: 'wrong',
    found,
    code: exitCodes.wrongInput,
  });
  if (environment === undefined) return lines.map(invalid);
  const valid: Check = {
    environment: name,
    what: texts().doctor.way.file,
    state: 'ok',
    found: environment.file,
  };
  try {
    const subject = await subjectOf(environment);
    const shown = (text: string) => withoutSecrets([subject], text);
    const way = await checksOfWay(subject);
    return [valid, ...way.map((check) => ({ ...check, found: shown(check.found) }))];
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    // The way can be looked at all the same, but what hosts quote of secrets that are not known cannot be hidden.
    return [valid, ...error.message.split('\n').map(invalid)];
  }
}
