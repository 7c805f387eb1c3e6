import { createHash } from 'node:crypto';
import { applySplices, type LineEdit, lineEdits, renderDiff } from '../yaml/line-edits';
import { kept } from '../text/catalogue/en/kept';
import { NotEditable } from '../yaml/editable-yaml';
import { type Belonging, foreignContent } from './foreign-content';
import { pathsOfExistingKeys } from './existing-keys';
import { spliceValues, type YamlScalar } from '../yaml/yaml-splices';

/** A YAML file of the firstbox and the values that it must hold. */
export interface FileWish {
  readonly path: string;
  readonly values: readonly YamlScalar[];
  /**
   * Only keys that are in it are changed: each wanted path is one key, in the file exactly once, at its top or one level below.
   * @default - keys that are missing are added
   */
  readonly onlyExistingKeys?: true;
  /** What it says of whose it is; one that says otherwise is not edited. @default - nothing is known to */
  readonly belonging?: readonly Belonging[];
  /** What is seen of it is kept under this name: two may want something of one file. @default - its path */
  readonly name?: string;
}

/** What was seen of such a file: no content but the lines to be changed. */
export interface FileRecord {
  /** sha256 of the content that was seen. */
  readonly before: string;
  /** sha256 of the content once it holds the values; the same when it does. */
  readonly after: string;
  readonly edits: readonly LineEdit[];
  /** For people: the changed lines as a unified diff. */
  readonly diff: readonly string[];
}

/**
 * Compares a file's content with what is wanted of it. The content itself is not kept.
 *
 * @throws {NotEditable} when it cannot be edited line by line
 */
export function recordOf(wish: FileWish, content: Buffer): FileRecord {
  const text = content.toString('utf8');
  if (!Buffer.from(text).equals(content)) throw new NotEditable(kept.files.notUtf8);
  const foreign = foreignContent(text, wish.belonging ?? []);
  if (foreign !== undefined) throw new NotEditable(foreign);
  const values = wish.onlyExistingKeys === true ? pathsOfExistingKeys(text, wish.values) : wish.values;
  const splices = spliceValues(text, values);
  const edited = applySplices(text, splices);
  const fault = editFault(edited, values);
  if (fault !== undefined)
    throw new NotEditable(
      `the edit that is made of it here ${fault}, which is a fault of this program and none of the file; set the values there by hand, plan again, and report the lines`,
    );
  const edits = lineEdits(text, splices);
  return {
    before: sha256(content),
    after: sha256(Buffer.from(edited)),
    edits,
    diff: renderDiff(text, edits),
  };
}

/** What is wrong with a text that was edited here. */
function editFault(edited: string, values: readonly YamlScalar[]): string | undefined {
  try {
    return spliceValues(edited, values).length > 0 ? 'would not hold the values' : undefined;
  } catch (error) {
    if (error instanceof NotEditable) return `could not be read again (${error.message})`;
    throw error;
  }
}

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
