import type { LookupResult } from '../plan/lookup';
import { kept } from '../text/catalogue/en/kept';
import { UnexpectedFormat } from '../text/unexpected-format';
import { parseJsonObject, tryFindText } from './json-object';

/**
 * `status` of what describe-qingcloud.py or get-…-status.py prints.
 *
 * @throws {UnexpectedFormat} when there is no such word
 */
export function parseStatus(text: string): LookupResult {
  const status = tryFindText(parseJsonObject(text), 'status');
  if (status === undefined || !/^[A-Za-z][A-Za-z _-]{0,39}$/.test(status))
    throw new UnexpectedFormat(kept.looks.noStatus);
  return { status };
}
