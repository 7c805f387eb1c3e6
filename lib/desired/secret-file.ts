import { isAbsolute } from 'node:path';
import { texts } from '../text/catalogue/text';
import type { Problem } from '../text/problem';
import { largestContent, sha256Of, unreadableFile } from './read-content-file';
import { readPlainFile } from '../environment/read-plain-file';
import type { NamedFile } from './replace-file';
import { secretValuesIn } from './secret-text';

const armored = '-----BEGIN AGE ENCRYPTED FILE-----';
const version = 'age-encryption.org/v1';
const identityVariable = 'BOSS_AGE_IDENTITY';

/** The path of the operator's identities, as resolveContents takes it. @returns undefined where none is named */
export const identityIn = (variables: Readonly<Record<string, string | undefined>>): string | undefined =>
  variables[identityVariable] || undefined;

/** What stands in a file encrypted with age. */
export interface OpenedSecrets {
  readonly text: string;
  /** The file as it is. */
  readonly bytes: Buffer;
  /** Whether it is age's form in text. */
  readonly armored: boolean;
}

/**
 * Decrypts a file of secrets in memory, or tells what hinders: no problem holds a value.
 *
 * @param identityFile the value of BOSS_AGE_IDENTITY
 */
export async function openSecretFile(
  { file, displayPath }: NamedFile,
  identityFile: string | undefined,
): Promise<OpenedSecrets | { readonly problem: Problem }> {
  const read = readPlainFile(file, largestContent);
  if ('what' in read) return { problem: unreadableFile(displayPath, read) };
  const identities = readIdentities(identityFile);
  if ('problem' in identities) return identities;
  const opened = await tryDecrypt(read.bytes, identities.keys);
  if ('text' in opened) return { ...opened, bytes: read.bytes };
  return {
    problem: {
      ...at(displayPath),
      got: opened.reason,
      ...texts().environment.secretFile.notDecrypted({ variable: identityVariable }),
    },
  };
}

/** The names and values of such a file and its sha256, or what hinders. @param identityFile the value of BOSS_AGE_IDENTITY */
export async function readSecretFile(
  file: NamedFile,
  identityFile: string | undefined,
): Promise<
  { readonly values: ReadonlyMap<string, string>; readonly sha256: string } | { readonly problem: Problem }
> {
  const opened = await openSecretFile(file, identityFile);
  if ('problem' in opened) return opened;
  const found = secretValuesIn(opened.text, file.displayPath);
  return 'problem' in found ? found : { ...found, sha256: sha256Of(opened.bytes) };
}

/** The recipients of the operator's own identities. @param identityFile the value of BOSS_AGE_IDENTITY */
export async function ownRecipients(
  identityFile: string | undefined,
): Promise<{ readonly recipients: readonly string[] } | { readonly problem: Problem }> {
  const identities = readIdentities(identityFile);
  if ('problem' in identities) return identities;
  const { identityToRecipient } = await import('age-encryption');
  try {
    return { recipients: await Promise.all(identities.keys.map((key) => identityToRecipient(key))) };
  } catch {
    return notWhole();
  }
}

const at = (file: string) => ({ file, line: 1, column: 1 });

/** The place of a setting has no line. */
const setting = { file: identityVariable, line: 0, column: 0 };

function notWhole(): { readonly problem: Problem } {
  const { found, secretFile } = texts().environment;
  return { problem: { ...setting, got: found.notShown, ...secretFile.notWhole } };
}

async function tryDecrypt(
  bytes: Buffer,
  keys: readonly string[],
): Promise<{ readonly text: string; readonly armored: boolean } | { readonly reason: string }> {
  // Loaded where it is needed: it is an ES module only, and takes a fifth of a second.
  const { armor, Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  const say = texts().environment.secretFile;
  try {
    for (const key of keys) decrypter.addIdentity(key);
  } catch {
    return { reason: say.identityNotWhole({ variable: identityVariable }) };
  }
  const isArmored = beginsWith(bytes, armored);
  if (!isArmored && !beginsWith(bytes, version)) return { reason: say.notOfAge };
  try {
    const binary = isArmored ? armor.decode(bytes.toString('latin1')) : bytes;
    return { text: await decrypter.decrypt(binary, 'text'), armored: isArmored };
  } catch (error) {
    // Its other messages may quote the file.
    const unmatched = String(error).includes('no identity matched');
    return { reason: unmatched ? say.forNone : say.damaged };
  }
}

const beginsWith = (bytes: Buffer, text: string): boolean =>
  bytes.subarray(0, text.length).toString('latin1') === text;

function readIdentities(
  path: string | undefined,
): { readonly keys: readonly string[] } | { readonly problem: Problem } {
  const { found, secretFile: say } = texts().environment;
  const problem = (what: string, got: string) => ({
    problem: {
      ...setting,
      what,
      got,
      ...say.identity({ variable: identityVariable }),
    },
  });
  if (path === undefined || path === '') return problem(say.noIdentity, found.nothing);
  if (!isAbsolute(path)) return problem(say.relative, path);
  const read = readPlainFile(path, largestContent);
  if ('what' in read) return problem(say.identityUnread({ what: read.what }), read.got);
  const lines = read.bytes
    .toString('latin1')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
  if (lines[0] === armored || lines[0] === version) return problem(say.passphrase, say.encrypted);
  if (lines.length === 0 || !lines.every((line) => /^AGE-SECRET-KEY-(PQ-)?1/.test(line)))
    return problem(say.noneInFile, found.notShown);
  return { keys: lines };
}
