import type { LookupResult } from '../plan/lookup';
import { kept } from '../text/catalogue/en/kept';
import { UnexpectedFormat } from '../text/unexpected-format';
import { versionPattern } from '../text/version';
import { isJsonObject, parseJsonObject, tryFindText } from './json-object';

/**
 * `installer`, and `upgrade`: `none` or `half-done`. Entries of `old` are history.
 *
 * @throws {UnexpectedFormat} when the current installer's version is not there as text
 */
export function parseVersionJson(text: string): LookupResult {
  const { current } = parseJsonObject(text);
  if (!isJsonObject(current)) throw new UnexpectedFormat(kept.looks.noCurrent);
  const installer = tryFindText(current, 'installer');
  // A number would have lost its end: 4.10 is 4.1.
  if (installer === undefined || !versionPattern.test(installer))
    throw new UnexpectedFormat(kept.looks.noInstaller);
  const halfDone = ['old_upgrade', 'new_upgrade'].some((key) => Object.hasOwn(current, key));
  return { installer, upgrade: halfDone ? 'half-done' : 'none' };
}
