import type { RunSubject } from './run-header';
import { oneLine, visibleText } from '../text/visible-text';
import { unpack } from '../remote/receipts';

/** Why the firstbox asked no host, and which host or group that is about; nothing for its other words. */
export function refusal(
  [word, text = '?']: readonly string[],
  { platformGroup }: RunSubject,
): { readonly host: string; readonly reason: string } | undefined {
  const said = (longest: number) => visibleText(oneLine(unpack(text)), longest);
  if (word === 'moved')
    return {
      host: platformGroup,
      reason: `the group is not what was planned, nothing was changed: ${said(300)}; plan again`,
    };
  if (word === 'stopped')
    return {
      host: platformGroup,
      reason:
        'the run was asked to stop, or could not keep its journal, before it began on these hosts: deploy again',
    };
  if (word === 'cut')
    return { host: 'firstbox', reason: 'the script did not arrive whole: nothing was begun; deploy again' };
  if (word === 'too-long')
    return {
      host: platformGroup,
      reason: `the program is too long for exec_nodes.sh (${visibleText(text, 10)} bytes), nothing was changed`,
    };
  return undefined;
}
