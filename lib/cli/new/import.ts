import { configurationFile } from '../../components/boss2-config';
import type { DesiredFileSource } from '../../desired/desired-file-source';
import type { Environment } from '../../environment/environment';
import { positionOf } from '../../text/position-of';
import { type Problem, renderProblem } from '../../text/problem';
import type { Lookup } from '../../plan/lookup';
import { takeOutSecrets } from '../../desired/secrets-taken-out';
import { texts } from '../../text/catalogue/text';
import { observe } from '../../observe/observe';
import { NotTold } from './platform';

/** A file of the platform's configuration, its secrets taken out. */
export interface ImportedFile {
  readonly key: DesiredFileSource['name'];
  /** Its name beside the environment file. */
  readonly name: string;
  /** Where it stands on the firstbox. */
  readonly from: string;
  readonly text: string;
  /** Keys whose values are secrets, and those that only sound like it. */
  readonly keys: readonly string[];
  readonly left: readonly string[];
}

/** The configuration of BOSS V2 as a firstbox has it. */
export interface Imported {
  readonly files: readonly ImportedFile[];
  /** Values by name. */
  readonly secrets: ReadonlyMap<string, string>;
  /** Files that the firstbox does not have. */
  readonly missing: readonly string[];
}

const names: Readonly<Record<DesiredFileSource['name'], string>> = {
  backEnd: 'boss2.yaml',
  frontEnd: 'local_config.yaml',
};

/**
 * Brings the configuration files of a firstbox; secrets stay in memory.
 *
 * @throws {NotTold} where one cannot be read, or its secrets cannot be taken out
 */
export async function importConfiguration(
  environment: Environment,
  progress: (line: string) => void,
): Promise<Imported> {
  const files: ImportedFile[] = [];
  const secrets = new Map<string, string>();
  const problems: Problem[] = [];
  const lookups = (['backEnd', 'frontEnd'] as const).map((key): Lookup => {
    const from = configurationFile(environment, key);
    return {
      name: key,
      source: { file: from },
      // Nothing of the text but what has no secret leaves the look.
      parse: (text) => {
        const out = takeOutSecrets(text, secrets);
        if ('findings' in out)
          for (const { offset, ...words } of out.findings)
            problems.push({ file: from, ...positionOf(text, offset), ...words });
        else {
          for (const [name, value] of out.secrets) secrets.set(name, value);
          files.push({ key, name: names[key], from, text: out.text, keys: out.keys, left: out.left });
        }
        return {};
      },
    };
  });
  const seen = await observe(
    environment,
    [{ group: 'firstbox', platformGroup: 'firstbox', steps: [], lookups }],
    progress,
  );
  const missing = lookups.flatMap(({ name }) => {
    const outcome = seen.readings?.[name];
    const file = configurationFile(environment, name as DesiredFileSource['name']);
    if (outcome?.kind === 'unreadable')
      throw new NotTold(texts().newFile.import.unreadable({ file, why: outcome.reason }));
    return outcome?.kind === 'read' ? [] : [file];
  });
  if (problems.length > 0) throw new NotTold(problems.map(renderProblem).join('\n'));
  return { files, secrets, missing };
}
