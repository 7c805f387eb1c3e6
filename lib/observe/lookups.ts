import type { DesiredFiles } from '../desired/desired-files';
import type { Lookup, LookupOutcome } from '../plan/lookup';
import { UnexpectedFormat } from '../text/unexpected-format';
import type { Text } from './texts';

/** Of a text of the firstbox only what its reading makes of it. */
export function lookupOutcome(reading: Lookup, text: Text, contents: DesiredFiles): LookupOutcome {
  if (text.kind === 'absent') return { kind: 'absent' };
  if (text.kind === 'failed') return { kind: 'unreadable', reason: text.reason };
  const unreadable = (why: string): LookupOutcome => ({
    kind: 'unreadable',
    reason: `${nameOf(reading)}${why}`,
  });
  if (text.kind !== 'whole') return unreadable(' did not arrive whole');
  const read = text.content.toString('utf8');
  if (!Buffer.from(read).equals(text.content)) return unreadable(' is not UTF-8');
  try {
    return { kind: 'read', facts: reading.parse(read, contents) };
  } catch (error) {
    if (error instanceof UnexpectedFormat) return unreadable(`: ${error.message}`);
    throw error;
  }
}

const nameOf = ({ source }: Lookup): string => ('file' in source ? source.file : source.command.join(' '));
