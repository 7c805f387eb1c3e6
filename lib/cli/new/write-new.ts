import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Document } from 'yaml';
import { readContentFile } from '../../desired/read-content-file';
import { encryptFor, writeRecipients } from '../../desired/recipients';
import { checkSecretText } from '../../desired/secret-text';
import { systemCode } from '../../environment/read-plain-file';
import { renderProblem } from '../../text/problem';
import { texts } from '../../text/catalogue/text';
import type { Imported } from './import';
import { NotTold } from './platform';

/** Name of the encrypted file of secrets beside the configuration. */
export const secretsFile = 'secrets.yaml.age';

/** What is imported, and for whom its secrets are encrypted. */
export interface ImportedFor extends Imported {
  readonly recipients: readonly string[];
}

/**
 * Writes an environment file, and what was imported into the folder of its name: all of it, or nothing. What is there stays.
 *
 * @param path of the environment file
 * @throws {NotTold} where a file would be one that no plan takes
 */
export async function writeNew(path: string, text: string, imported: ImportedFor | undefined): Promise<void> {
  const folder = path.replace(/\.yaml$/, '');
  const draft = `${folder}.${process.pid}`;
  let moved = false;
  try {
    mkdirSync(dirname(path), { recursive: true });
    if (imported !== undefined && imported.files.length > 0) {
      mkdirSync(draft);
      await fill(draft, imported);
      // A rename would take the place of an empty one.
      if (existsSync(folder)) throw new NotTold(texts().newFile.import.folderThere({ folder }));
      renameSync(draft, folder);
      moved = true;
    }
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    if (moved) rmSync(folder, { recursive: true });
    if (error instanceof NotTold) throw error;
    throw new Error(texts().newFile.notWritten({ file: path, got: systemCode(error) }), { cause: error });
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function fill(folder: string, { files, secrets, recipients }: ImportedFor): Promise<void> {
  for (const { key, name, text, from } of files) {
    const file = join(folder, name);
    writeFileSync(file, text, { flag: 'wx', mode: 0o644 });
    const read = readContentFile({ name: key, file, displayPath: from });
    if ('problems' in read) throw new NotTold(read.problems.map(renderProblem).join('\n'));
  }
  if (secrets.size === 0) return;
  const named = { file: join(folder, secretsFile), displayPath: secretsFile };
  writeFileSync(named.file, await encryptFor(recipients, secretText(secrets)), { flag: 'wx', mode: 0o600 });
  const problem = writeRecipients(named, recipients);
  if (problem !== undefined) throw new NotTold(renderProblem(problem));
}

/** Names and values as a deploy and an editor read them. @throws {Error} where YAML would make something else of one */
function secretText(secrets: ReadonlyMap<string, string>): string {
  const text = new Document(Object.fromEntries(secrets), { schema: 'failsafe' }).toString({ lineWidth: 0 });
  const read = checkSecretText(text, secretsFile);
  const same = 'values' in read && [...secrets].every(([name, value]) => read.values.get(name) === value);
  if (!same) throw new NotTold(texts().newFile.import.secretText);
  return text;
}
