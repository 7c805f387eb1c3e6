import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Of } from '../../desired/read-content-file';
import { encryptFor } from '../../desired/recipients';
import type { NamedFile } from '../../desired/replace-file';
import { identityIn, openSecretFile } from '../../desired/secret-file';
import { texts } from '../../text/catalogue/text';
import { InvalidInput } from '../subject-of';
import { called } from './secrets-of';

/** A text that could not be written yet, kept beside the file of secrets and encrypted for the same recipients. */
export class Draft {
  private readonly named: NamedFile;

  /** @param before the file of secrets that the text was made from: with another one it is no draft of it. @default - a new file */
  constructor(secrets: NamedFile, before: Buffer | undefined) {
    const file = `${secrets.file}.${before === undefined ? 'new' : sha256Of(before).slice(0, 12)}.draft`;
    this.named = { file, displayPath: called(file) };
  }

  get displayPath(): string {
    return this.named.displayPath;
  }

  /**
   * The text, if there is one.
   *
   * @throws {InvalidInput} when it cannot be decrypted
   */
  async text(): Promise<string | undefined> {
    if (!existsSync(this.named.file)) return undefined;
    const opened = await openSecretFile(this.named, identityIn(process.env));
    if ('text' in opened) return opened.text;
    throw new InvalidInput([
      {
        ...opened.problem,
        cure: texts().secrets.orRemove({ cure: opened.problem.cure, file: this.displayPath }),
      },
    ]);
  }

  /** @returns where it is kept, in the system's own folder for such things where there is no room beside the secrets */
  async keep(recipients: readonly string[], text: string, otherFolder: string): Promise<string> {
    const encrypted = await encryptFor(recipients, text);
    try {
      writeFileSync(this.named.file, encrypted, { mode: 0o600 });
      return this.displayPath;
    } catch {
      const other = join(otherFolder, `boss-secrets-${process.pid}.draft`);
      writeFileSync(other, encrypted, { mode: 0o600, flag: 'wx' });
      return other;
    }
  }

  /** After its text was written, or was given up. */
  remove(): void {
    rmSync(this.named.file, { force: true });
  }
}
