import { dirname, relative, resolve } from 'node:path';
import { readRecipients, recipientsFileOf } from '../../desired/recipients';
import type { NamedFile } from '../../desired/replace-file';
import { identityIn, ownRecipients } from '../../desired/secret-file';
import type { Environment } from '../../environment/environment';
import { isWithin } from '../../text/is-within';
import type { Problem } from '../../text/problem';
import { texts } from '../../text/catalogue/text';
import { InvalidInput } from '../subject-of';

/**
 * The file of secrets that an environment names, called as it is found from here.
 *
 * @throws {InvalidInput} where it names none
 */
export function secretsOf(environment: Environment): NamedFile {
  const named = environment.boss.v2?.config?.secrets;
  if (named === undefined)
    throw new InvalidInput([
      {
        file: called(environment.file),
        line: 0,
        column: 0,
        ...texts().secrets.none,
        cure: texts().secrets.none.cure({ environment: environment.name }),
      },
    ]);
  const file = resolve(dirname(environment.file), named);
  return { file, displayPath: called(file) };
}

/** How a file is called from here. */
export const called = (file: string): string =>
  isWithin(process.cwd(), resolve(file)) ? relative(process.cwd(), file) : file;

/**
 * Those in the list, the operator among them where he has to read the file again.
 *
 * @throws {InvalidInput} where the list is missing or wrong
 */
export async function listedRecipients(secrets: NamedFile): Promise<readonly string[]> {
  const read = await readRecipients(secrets);
  if ('problems' in read) throw new InvalidInput(read.problems);
  return read.recipients;
}

/** What hinders where the operator could not decrypt what he encrypts: he would be locked out. */
export async function lockedOut(
  secrets: NamedFile,
  recipients: readonly string[],
): Promise<Problem | undefined> {
  const own = await ownRecipients(identityIn(process.env));
  if ('problem' in own) return own.problem;
  if (own.recipients.some((one) => recipients.includes(one))) return undefined;
  return {
    file: recipientsFileOf(secrets).displayPath,
    line: 0,
    column: 0,
    ...texts().secrets.list.lockedOut,
    allowed: own.recipients.join(', '),
  };
}

/** How many recipients an age file says that it has, in its unencrypted head; undefined where that cannot be read. */
export async function recipientsIn(bytes: Buffer): Promise<number | undefined> {
  const { armor } = await import('age-encryption');
  try {
    const text = bytes.toString('latin1');
    const head = text.startsWith('-----BEGIN') ? Buffer.from(armor.decode(text)).toString('latin1') : text;
    const [before = ''] = head.split('\n--- ');
    // Some programs add a stanza that means nothing.
    return [...before.matchAll(/^-> (?!\S*-grease )\S+/gm)].length;
  } catch {
    return undefined;
  }
}

/** A warning where an age file is for others than the list says, as far as numbers tell. */
export async function otherRecipients(
  secrets: NamedFile,
  bytes: Buffer,
  recipients: readonly string[],
): Promise<string | undefined> {
  const there = await recipientsIn(bytes);
  if (there === undefined || there === recipients.length) return undefined;
  return texts().secrets.list.others({
    file: secrets.displayPath,
    there,
    list: recipientsFileOf(secrets).displayPath,
    named: recipients.length,
  });
}
