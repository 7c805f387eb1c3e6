import { texts } from '../text/catalogue/text';
import { visibleText } from '../text/visible-text';
import { look } from '../observe/look';
import { InvalidInput, subjectOf, withoutSecrets } from './subject-of';
import { type ChosenFile, chooseFiles } from './choose-files';
import { exitCodes } from './exit-codes';
import { lastDeployOf } from './last-deploy';
import type { Checked } from './judged';
import { locksOf } from './locks';
import { sideBySide } from './side-by-side';
import { keepLook } from './report/kept-look';
import { lookRecordOf } from './report/look-record';

/** How many environments are looked at side by side. */
const atOnce = 8;

/**
 * Looks at environments side by side; the trouble of one costs the others nothing.
 *
 * @param names names or paths. @default - those of BOSS_ENVIRONMENT, else the only file in environments/
 * @param all every file in environments/ instead
 * @param history whether the firstbox is asked for the last deploy as well
 */
export async function checkEnvironments(
  project: string,
  names: readonly string[],
  all: boolean,
  progress: (line: string) => void,
  history = false,
): Promise<readonly Checked[]> {
  return sideBySide(chooseFiles(project, names, all), atOnce, (file) => checkFile(file, progress, history));
}

async function checkFile(
  { name, environment, lines }: ChosenFile,
  progress: (line: string) => void,
  history: boolean,
): Promise<Checked> {
  if (environment === undefined) return failed(name, exitCodes.wrongInput, lines);
  let shown = (text: string): string => text;
  try {
    const subject = await subjectOf(environment);
    shown = (text) => withoutSecrets([subject], text);
    const options = { mode: 'live', file: undefined, progress: (line: string) => progress(shown(line)) };
    const [observed, locks, lastDeploy] = await Promise.all([
      look([subject], options),
      locksOf(environment),
      history ? lastDeployOf(environment) : undefined,
    ]);
    const observations = observed.get(name);
    if (observations === undefined) throw new Error(texts().check.notObserved);
    const { judged } = await import('./judged');
    const found = judged(environment, observations, locks);
    if (found.plan !== undefined)
      keepLook(lookRecordOf(environment, observations, found.plan, found.findings), shown, progress);
    return {
      ...found,
      ...(lastDeploy === undefined ? {} : { lastDeploy }),
    };
  } catch (error) {
    const code = error instanceof InvalidInput ? exitCodes.wrongInput : exitCodes.notSeen;
    return failed(name, code, shown(error instanceof Error ? error.message : String(error)).split('\n'));
  }
}

function failed(environment: string, code: number, lines: readonly string[]): Checked {
  const shown = lines.filter((line) => line.trim() !== '').map((line) => visibleText(line, 600));
  return {
    environment,
    code,
    findings: shown.map((message) => ({ environment, kind: 'error', message })),
    summary: shown.map((line) => `${environment}: ${line}`),
  };
}
