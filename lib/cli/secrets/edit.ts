import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { readContentFile, unreadableFile } from '../../desired/read-content-file';
import { systemCode } from '../../environment/read-plain-file';
import { resolveContents } from '../../desired/resolve-contents';
import { identityIn, openSecretFile } from '../../desired/secret-file';
import { secretValuesIn } from '../../desired/secret-text';
import { desiredFileSourcesOf } from '../../desired/desired-file-source';
import type { Environment } from '../../environment/environment';
import { renderProblem } from '../../text/problem';
import { texts } from '../../text/catalogue/text';
import { weakSecretWarnings } from '../../desired/weak-secrets';
import { InvalidInput } from '../subject-of';
import { exitCodes } from '../exit-codes';
import { Draft } from './draft';
import { listedRecipients, lockedOut, otherRecipients, secretsOf } from './secrets-of';
import { type Beginning, editUntilFit } from './session';

type Say = (line: string) => void;
type Values = ReadonlyMap<string, string>;

/**
 * Lets the operator edit the secrets of an environment in his own editor; the file is replaced only by a text that fits.
 *
 * @returns the exit code of `boss`
 * @throws {InvalidInput} with what has to be mended before anything can be edited
 */
export async function editSecrets(environment: Environment, say: Say, progress: Say): Promise<number> {
  const begun = await begin(environment, progress);
  const { displayPath } = begun.secrets;
  const kept = await begun.draft.text();
  if (kept !== undefined)
    progress(texts().secrets.edit.goesOn({ file: displayPath, draft: begun.draft.displayPath }));
  const ending = await editUntilFit(begun, kept ?? begun.original, progress);
  if ('given' in ending) return ending.given;
  if ('unchanged' in ending) {
    say(texts().secrets.edit.unchanged({ file: displayPath }));
    return exitCodes.inSync;
  }
  const before = begun.before && secretValuesIn(begun.before.text, displayPath);
  const changes = changesOf(before && 'values' in before ? before.values : new Map(), ending.written);
  const recipients = begun.recipients.length;
  say(texts().secrets.edit.written({ file: displayPath, recipients, changes }));
  for (const warning of await warningsOf(environment, ending.written))
    progress(texts().summary.warning({ text: warning }));
  return exitCodes.inSync;
}

async function begin(environment: Environment, progress: Say): Promise<Beginning> {
  const secrets = secretsOf(environment);
  const recipients = await listedRecipients(secrets);
  const before = existsSync(secrets.file)
    ? await openSecretFile(secrets, identityIn(process.env))
    : undefined;
  if (before !== undefined && 'problem' in before) throw new InvalidInput([before.problem]);
  // Who makes a new file need not be one of those who read it.
  if (before !== undefined || identityIn(process.env) !== undefined) {
    const locked = await lockedOut(secrets, recipients);
    if (locked !== undefined) throw new InvalidInput([locked]);
  }
  try {
    accessSync(dirname(secrets.file), constants.W_OK);
  } catch (error) {
    throw new InvalidInput([
      unreadableFile(secrets.displayPath, {
        what: texts().secrets.edit.folderNotWritable,
        got: systemCode(error),
      }),
    ]);
  }
  const other = before && (await otherRecipients(secrets, before.bytes, recipients));
  if (other !== undefined) progress(other);
  const draft = new Draft(secrets, before?.bytes);
  return { secrets, recipients, before, draft, original: before?.text ?? newText(environment) };
}

/** A name for each place that needs a secret. */
function newText(environment: Environment): string {
  const names = desiredFileSourcesOf(environment)
    .map(readContentFile)
    .flatMap((read) => ('places' in read ? read.places.map(({ name }) => name) : []));
  return [
    `# ${texts().secrets.edit.newFile({ environment: environment.name })}`,
    ...new Set(names.map((name) => `${name}: ''`)),
    '',
  ].join('\n');
}

/** Names are in git already, in the files that need them. */
function changesOf(before: Values, after: Values): readonly string[] {
  const kinds = {
    added: [...after.keys()].filter((name) => !before.has(name)),
    changed: [...after].flatMap(([name, value]) =>
      before.has(name) && before.get(name) !== value ? [name] : [],
    ),
    removed: [...before.keys()].filter((name) => !after.has(name)),
  };
  const say = texts().secrets.edit;
  return (['added', 'changed', 'removed'] as const).flatMap((kind) =>
    kinds[kind].length === 0 ? [] : [say[kind]({ names: kinds[kind] })],
  );
}

async function warningsOf(environment: Environment, values: Values): Promise<readonly string[]> {
  const weak = weakSecretWarnings(values);
  if (identityIn(process.env) === undefined) return weak;
  const resolved = await resolveContents(desiredFileSourcesOf(environment), process.env);
  const refused = 'problems' in resolved ? resolved.problems : [];
  return [
    ...weak,
    ...refused.map((problem) => texts().secrets.edit.refused({ problem: renderProblem(problem) })),
  ];
}
