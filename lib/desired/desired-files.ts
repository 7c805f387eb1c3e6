import { createHash } from 'node:crypto';
import { redactor } from './redactor';

/** Desired texts by name. They may hold secrets: nothing of them shows where this is printed or made JSON. */
export class DesiredFiles {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #secrets: readonly string[];
  /** The text without any of the secrets, whatever form they have in it. */
  readonly redacted: (text: string) => string;

  /**
   * @param secrets their values, each of which stands in a text
   * @param sums sha256 of the files that they were read from, by path; secrets have not been put in there
   * @param warnings of secrets, for whoever plans
   */
  constructor(
    texts: ReadonlyMap<string, string>,
    secrets: readonly string[],
    readonly sums: Readonly<Record<string, string>> = {},
    readonly warnings: readonly string[] = [],
  ) {
    this.#texts = texts;
    this.#secrets = secrets;
    this.redacted = redactor(secrets);
  }

  get names(): readonly string[] {
    return [...this.#texts.keys()];
  }

  /** Those of some names; the secrets of all are hidden. */
  only(names: readonly string[]): DesiredFiles {
    const texts = [...this.#texts].filter(([name]) => names.includes(name));
    return new DesiredFiles(new Map(texts), this.#secrets, this.sums, this.warnings);
  }

  /** @throws when there is none of that name */
  textOf(name: string): string {
    const text = this.#texts.get(name);
    if (text === undefined) throw new Error(`the desired content ${name} was not read`);
    return text;
  }

  /** What a host compares its file with: the sha256 of key and text. The key is a secret of one look or run. */
  keyedHash(name: string, key: string): string {
    return createHash('sha256')
      .update(key + this.textOf(name))
      .digest('hex');
  }
}

/** Where nothing of the kind is desired. */
export const noDesiredFiles = new DesiredFiles(new Map(), []);
