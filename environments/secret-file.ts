import { isAbsolute } from 'node:path';
import { FAILSAFE_SCHEMA, load } from 'js-yaml';
import type { Problem } from '../model/problem';
import { largestContent, sha256Of, unreadableFile } from './read-content-file';
import { readPlainFile } from './read-plain-file';

const armored = '-----BEGIN AGE ENCRYPTED FILE-----';
const version = 'age-encryption.org/v1';
const identityVariable = 'BOSS_AGE_IDENTITY';

/**
 * The names and values of a file encrypted with age and the sha256 of that file, or what hinders: no problem holds a value.
 *
 * @param identityFile the value of BOSS_AGE_IDENTITY
 */
export async function readSecretFile(
  { file, shownAs }: { readonly file: string; readonly shownAs: string },
  identityFile: string | undefined,
): Promise<
  { readonly values: ReadonlyMap<string, string>; readonly sha256: string } | { readonly problem: Problem }
> {
  const read = readPlainFile(file, largestContent);
  if ('what' in read) return { problem: unreadableFile(shownAs, read) };
  const identities = readIdentities(identityFile);
  if ('problem' in identities) return identities;
  const text = await tryDecrypt(read.bytes, identities.keys);
  if (typeof text === 'string') {
    const found = valuesIn(text, shownAs);
    return 'problem' in found ? found : { ...found, sha256: sha256Of(read.bytes) };
  }
  return {
    problem: {
      ...at(shownAs),
      what: 'the file of secrets cannot be decrypted',
      got: text.reason,
      allowed: `a file that \`age --encrypt --recipient age1…\` wrote for an identity of ${identityVariable}`,
      cure: `name the right identity in ${identityVariable}, or encrypt the file for it too`,
    },
  };
}

const at = (file: string) => ({ file, line: 1, column: 1 });

async function tryDecrypt(
  bytes: Buffer,
  keys: readonly string[],
): Promise<string | { readonly reason: string }> {
  // Loaded where it is needed: it is an ES module only, and takes a fifth of a second.
  const { armor, Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  try {
    for (const key of keys) decrypter.addIdentity(key);
  } catch {
    return { reason: `an identity of ${identityVariable} that is not whole` };
  }
  const isArmored = beginsWith(bytes, armored);
  if (!isArmored && !beginsWith(bytes, version)) return { reason: 'a file that age did not write' };
  try {
    return await decrypter.decrypt(isArmored ? armor.decode(bytes.toString('latin1')) : bytes, 'text');
  } catch (error) {
    // Its other messages may quote the file.
    const unmatched = String(error).includes('no identity matched');
    return { reason: unmatched ? 'a file for none of these identities' : 'a file that was damaged' };
  }
}

const beginsWith = (bytes: Buffer, text: string): boolean =>
  bytes.subarray(0, text.length).toString('latin1') === text;

function readIdentities(
  path: string | undefined,
): { readonly keys: readonly string[] } | { readonly problem: Problem } {
  const problem = (what: string, got: string) => ({
    problem: {
      ...at(identityVariable),
      what,
      got,
      allowed:
        'the absolute path of a file with lines AGE-SECRET-KEY-1…, as `age-keygen -o FILE` writes it, without a passphrase',
      cure: `export ${identityVariable}=$HOME/…, or give every secret as BOSS_SECRET_<NAME>`,
    },
  });
  if (path === undefined || path === '')
    return problem('secrets are to be decrypted, and no identity is named', 'nothing');
  if (!isAbsolute(path))
    return problem('the path of the identity is relative; Terraform runs elsewhere', path);
  const read = readPlainFile(path, largestContent);
  if ('what' in read) return problem(`the identity: ${read.what}`, read.got);
  const lines = read.bytes
    .toString('latin1')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
  if (lines[0] === armored || lines[0] === version)
    return problem('the identity is protected by a passphrase', 'a file encrypted with age');
  if (lines.length === 0 || !lines.every((line) => line.startsWith('AGE-SECRET-KEY-1')))
    return problem('there is no identity of age in the file', 'something else, which is not shown');
  return { keys: lines };
}

function valuesIn(
  text: string,
  shownAs: string,
): { readonly values: ReadonlyMap<string, string> } | { readonly problem: Problem } {
  let loaded: unknown;
  try {
    // Everything is text: a number keeps its zeros.
    loaded = load(text, { schema: FAILSAFE_SCHEMA });
  } catch {
    loaded = undefined;
  }
  const entries = typeof loaded === 'object' && loaded !== null ? Object.entries(loaded) : undefined;
  const known = entries?.every(
    (entry): entry is [string, string] => /^[A-Z][A-Z0-9_]*$/.test(entry[0]) && typeof entry[1] === 'string',
  );
  if (entries !== undefined && known === true && !Array.isArray(loaded)) return { values: new Map(entries) };
  return {
    problem: {
      ...at(shownAs),
      what: 'what is encrypted is not a mapping of names to texts',
      got: 'something else, which is not shown',
      allowed: 'a YAML mapping, each name once: NAME: value, NAME in capitals, digits and "_"',
      cure: 'decrypt it with age, correct it, encrypt it again',
    },
  };
}
