import type { RunFile } from '../model/run-file';
import { visibleText } from '../model/visible-text';
import { unpack } from '../observe/receipts';

/** Why the firstbox asked no host, and which host or group that is about; nothing for its other words. */
export function refusal(
  [word, text = '?']: readonly string[],
  { zone, platformGroup }: RunFile,
): { readonly host: string; readonly reason: string } | undefined {
  const said = (longest: number) => visibleText(unpack(text), longest);
  if (word === 'moved')
    return {
      host: platformGroup,
      reason: `the group is not what was planned, nothing was changed: ${said(300)}; plan again`,
    };
  if (word === 'locked')
    return {
      host: 'firstbox',
      reason: `another run holds the lock of zone ${zone}, nothing was changed: ${said(200)}; wait until it ends, or see npm run take-over`,
    };
  if (word === 'too-long')
    return {
      host: platformGroup,
      reason: `the program is too long for exec_nodes.sh (${visibleText(text, 10)} bytes), nothing was changed`,
    };
  return undefined;
}
