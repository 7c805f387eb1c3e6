import type { Contents } from '../desired/contents';
import type { Reading, ReadingOutcome } from '../plan/reading';
import { UnexpectedFormat } from '../text/unexpected-format';
import type { Text } from './texts';

/** Of a text of the firstbox only what its reading makes of it. */
export function readingOutcome(reading: Reading, text: Text, contents: Contents): ReadingOutcome {
  if (text.kind === 'absent') return { kind: 'absent' };
  if (text.kind === 'failed') return { kind: 'unreadable', reason: text.reason };
  const unreadable = (why: string): ReadingOutcome => ({
    kind: 'unreadable',
    reason: `${nameOf(reading)}${why}`,
  });
  if (text.kind !== 'whole') return unreadable(' did not arrive whole');
  const read = text.content.toString('utf8');
  if (!Buffer.from(read).equals(text.content)) return unreadable(' is not UTF-8');
  try {
    return { kind: 'read', facts: reading.reduce(read, contents) };
  } catch (error) {
    if (error instanceof UnexpectedFormat) return unreadable(`: ${error.message}`);
    throw error;
  }
}

const nameOf = ({ source }: Reading): string => ('file' in source ? source.file : source.command.join(' '));
