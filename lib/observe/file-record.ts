import { NotEditable } from '../yaml/editable-yaml';
import { type FileRecord, type FileWish, recordOf } from '../plan/firstbox-file';
import type { Answer } from '../plan/observation';
import { kept } from '../text/catalogue/en/kept';
import type { Text } from './texts';

/**
 * What was seen of one file, compared with what is wanted of it, or why it cannot be edited.
 *
 * @param answer what the probe of its sha256 said
 * @param text its content
 */
export function fileRecord(
  wish: FileWish,
  answer: Answer,
  text: Text,
): { record: FileRecord } | { refused: string } {
  if (answer.word === 'unreadable') return { refused: answer.detail };
  if (answer.word === 'absent') return { refused: kept.files.absent };
  if (text.kind === 'failed') return { refused: text.reason };
  if (text.kind === 'unsent') return { refused: kept.files.notSent };
  if (text.kind !== 'whole' || text.sha256 !== answer.word) return { refused: kept.files.notWhole };
  try {
    return { record: recordOf(wish, text.content) };
  } catch (error) {
    if (error instanceof NotEditable) return { refused: error.message };
    throw error;
  }
}
