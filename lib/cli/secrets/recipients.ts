import { existsSync, readFileSync, rmSync } from 'node:fs';
import {
  encryptFor,
  nobody,
  recipientProblems,
  recipientsFileOf,
  writeRecipients,
} from '../../desired/recipients';
import { type NamedFile, replaceFile } from '../../desired/replace-file';
import { type OpenedSecrets, identityIn, openSecretFile } from '../../desired/secret-file';
import type { Environment } from '../../environment/environment';
import type { Problem } from '../../text/problem';
import { quoted } from '../../text/quoted';
import { texts } from '../../text/catalogue/text';
import { readPlainFile } from '../../environment/read-plain-file';
import { largestContent } from '../../desired/read-content-file';
import { InvalidInput } from '../subject-of';
import { exitCodes } from '../exit-codes';
import { listedRecipients, lockedOut, otherRecipients, secretsOf } from './secrets-of';

type Say = (line: string) => void;

/** As commander gives them. */
export interface RecipientChanges {
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
}

/**
 * Lists who can decrypt the secrets of an environment, or changes that: the file is encrypted for the new list in the same step.
 *
 * @returns the exit code of `boss`
 * @throws {InvalidInput} with what has to be mended; then nothing was changed
 */
export async function recipientsOf(
  environment: Environment,
  { add = [], remove = [] }: RecipientChanges,
  say: Say,
  progress: Say,
): Promise<number> {
  const secrets = secretsOf(environment);
  if (add.length === 0 && remove.length === 0) return await list(secrets, say, progress);
  const old = existsSync(recipientsFileOf(secrets).file) ? await listedRecipients(secrets) : [];
  const recipients = [...new Set([...old.filter((one) => !remove.includes(one)), ...add])];
  await refuse(secrets, old, recipients, { add, remove });
  const opened = existsSync(secrets.file)
    ? await openSecretFile(secrets, identityIn(process.env))
    : undefined;
  if (opened !== undefined && 'problem' in opened) throw new InvalidInput([opened.problem]);
  const locked = opened && (await lockedOut(secrets, recipients));
  if (locked !== undefined) throw new InvalidInput([locked]);
  const other = opened && (await otherRecipients(secrets, opened.bytes, old.length > 0 ? old : recipients));
  if (other !== undefined) progress(other);
  await write(secrets, recipients, opened);
  say(
    texts().secrets.list.now({ file: recipientsFileOf(secrets).displayPath, recipients: recipients.length }),
  );
  say(
    opened === undefined
      ? texts().secrets.list.notThereYet({ file: secrets.displayPath, environment: environment.name })
      : texts().secrets.list.encrypted({ file: secrets.displayPath }),
  );
  if (remove.length > 0) progress(texts().secrets.list.removedStillRead);
  return exitCodes.inSync;
}

async function list(secrets: NamedFile, say: Say, progress: Say): Promise<number> {
  const recipients = await listedRecipients(secrets);
  recipients.forEach(say);
  const read = existsSync(secrets.file) ? readPlainFile(secrets.file, largestContent) : undefined;
  const other = read && 'bytes' in read && (await otherRecipients(secrets, read.bytes, recipients));
  if (other) progress(other);
  return exitCodes.inSync;
}

/** @throws {InvalidInput} */
async function refuse(
  secrets: NamedFile,
  old: readonly string[],
  recipients: readonly string[],
  { add = [], remove = [] }: RecipientChanges,
): Promise<void> {
  const { displayPath } = recipientsFileOf(secrets);
  const say = texts().secrets.list;
  const at = (file: string) => ({ file, line: 0, column: 0 });
  const problems: Problem[] = (await recipientProblems(recipients)).map(({ recipient, ...words }) => ({
    ...at(add.includes(recipient) ? '--add' : displayPath),
    ...words,
  }));
  for (const one of remove)
    if (!old.includes(one))
      problems.push({
        ...at('--remove'),
        what: say.notInIt.what({ file: displayPath }),
        got: one.startsWith('AGE-SECRET-KEY') ? say.notInIt.identity : quoted(one),
        allowed: old.join(', ') || say.notInIt.noList,
        cure: say.notInIt.cure,
      });
  for (const one of remove)
    if (add.includes(one))
      problems.push({
        ...at('--remove'),
        ...say.addedAndRemoved,
        got: quoted(one),
      });
  if (recipients.length === 0) problems.push({ ...at(displayPath), ...nobody(secrets.displayPath) });
  if (problems.length > 0) throw new InvalidInput(problems);
}

/** The list first: where this is killed in between, what is written next is for those whom it names. @throws {InvalidInput} */
async function write(
  secrets: NamedFile,
  recipients: readonly string[],
  opened: OpenedSecrets | undefined,
): Promise<void> {
  const encrypted = opened && (await encryptFor(recipients, opened.text, opened.armored));
  const list = recipientsFileOf(secrets);
  const before = existsSync(list.file) ? readFileSync(list.file) : undefined;
  const unlisted = writeRecipients(secrets, recipients);
  if (unlisted !== undefined) throw new InvalidInput([unlisted]);
  const hindered = opened && encrypted && replaceFile(secrets, encrypted, opened.bytes);
  if (hindered === undefined) return;
  const left = before && replaceFile(list, before, readFileSync(list.file));
  if (before === undefined) rmSync(list.file);
  throw new InvalidInput([hindered, ...(left === undefined ? [] : [left])]);
}
