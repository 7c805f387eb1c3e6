import type { DesiredFiles } from '../desired/desired-files';
import type { Lookup, LookupOutcome } from '../plan/lookup';
import { kept } from '../text/catalogue/en/kept';
import { UnexpectedFormat } from '../text/unexpected-format';
import type { Text } from './texts';

/** Of a text of the firstbox only what its reading makes of it. */
export function lookupOutcome(reading: Lookup, text: Text, contents: DesiredFiles): LookupOutcome {
  if (text.kind === 'absent') return { kind: 'absent' };
  if (text.kind === 'failed') return { kind: 'unreadable', reason: text.reason };
  const file = nameOf(reading);
  const unreadable = (reason: string): LookupOutcome => ({ kind: 'unreadable', reason });
  if (text.kind !== 'whole') return unreadable(kept.looks.notWhole({ file }));
  const read = text.content.toString('utf8');
  if (!Buffer.from(read).equals(text.content)) return unreadable(kept.looks.notUtf8({ file }));
  try {
    return { kind: 'read', facts: reading.parse(read, contents) };
  } catch (error) {
    if (error instanceof UnexpectedFormat) return unreadable(`${file}: ${error.message}`);
    throw error;
  }
}

const nameOf = ({ source }: Lookup): string => ('file' in source ? source.file : source.command.join(' '));
