import { createHash } from 'node:crypto';
import { type FileRecord, type FileWish, recordOf } from '../model/firstbox-file';
import type { Answer } from '../model/observation';
import { NotEditable } from '../model/editable-yaml';

/** Puts together the files that the firstbox sends in pieces and compares them with what is wanted. Their content stays in here. */
export class FileContents {
  private readonly pieces = new Map<number, Buffer[]>();

  constructor(private readonly wishes: readonly FileWish[]) {}

  /** Whether the words of a receipt were a piece of a file that was asked for. */
  add([index = '', piece, ...rest]: readonly string[]): boolean {
    const number = Number(index);
    if (this.wishes[number] === undefined || piece === undefined || rest.length > 0) return false;
    this.pieces.set(number, [...(this.pieces.get(number) ?? []), Buffer.from(piece, 'base64')]);
    return true;
  }

  /**
   * What was seen of one file, or why it cannot be edited.
   *
   * @param answer what the probe of its sha256 said
   */
  recordOf(wish: FileWish, answer: Answer): { record: FileRecord } | { refused: string } {
    if (answer.word === 'unreadable') return { refused: answer.detail };
    if (answer.word === 'absent') return { refused: 'there is no such file; check the zone id' };
    const content = Buffer.concat(this.pieces.get(this.wishes.indexOf(wish)) ?? []);
    if (createHash('sha256').update(content).digest('hex') !== answer.word)
      return {
        refused:
          content.length === 0
            ? 'its content was not sent: it is larger than 1000000 bytes, or was changed meanwhile'
            : 'it was changed while it was read, or did not arrive whole',
      };
    try {
      return { record: recordOf(wish, content) };
    } catch (error) {
      if (error instanceof NotEditable) return { refused: error.message };
      throw error;
    }
  }
}
