import type { Texts } from '../text/catalogue/text';
import type { RunSubject } from './run-header';
import { oneLine, visibleText } from '../text/visible-text';
import { unpack } from '../remote/receipts';

/** Why the firstbox asked no host, and which host or group that is about; nothing for its other words. */
export function refusal(
  [word, text = '?']: readonly string[],
  { platformGroup }: RunSubject,
  say: Texts['run']['ledger'],
): { readonly host: string; readonly reason: string } | undefined {
  const said = (longest: number) => visibleText(oneLine(unpack(text)), longest);
  if (word === 'moved')
    return {
      host: platformGroup,
      reason: say.moved({ said: said(300) }),
    };
  if (word === 'stopped')
    return {
      host: platformGroup,
      reason: say.stopped,
    };
  if (word === 'cut') return { host: 'firstbox', reason: say.cut };
  if (word === 'too-long')
    return {
      host: platformGroup,
      reason: say.tooLong({ bytes: visibleText(text, 10) }),
    };
  return undefined;
}
