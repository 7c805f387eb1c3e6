import type { Environment } from '../environment/environment';
import type { LookupResult } from '../plan/lookup';
import { kept } from '../text/catalogue/en/kept';
import { UnexpectedFormat } from '../text/unexpected-format';
import { isJsonObject } from './json-object';

/** Where cronus tells what it watches. */
export function topologyUrl({ domain, region, zone }: Environment): string {
  return `http://api.${domain}/monitor/${region ?? zone}/api/topology`;
}

/** Asks for it, and for the HTTP status on a last line of its own. */
export function topologyCommand(environment: Environment): readonly string[] {
  return [
    'curl',
    '--silent',
    '--noproxy',
    '*',
    '--connect-timeout',
    '3',
    '--max-time',
    '8',
    '--write-out',
    '\\n%{http_code}',
    topologyUrl(environment),
  ];
}

/**
 * `status`, and `data`: `some` or `none`; a page for people is no data.
 *
 * @throws {UnexpectedFormat} when there is no HTTP status
 */
export function parseTopology(text: string): LookupResult {
  const [, body = '', status] = /^([^]*)\n([1-5]\d\d)\s*$/.exec(text) ?? [];
  if (status === undefined) throw new UnexpectedFormat(kept.looks.noHttpStatus);
  return { status, data: status === '200' && isData(body) ? 'some' : 'none' };
}

/** Anything but an empty value or a refusal in the platform's own form. */
function isData(body: string): boolean {
  try {
    const value: unknown = JSON.parse(body);
    if (Array.isArray(value)) return value.length > 0;
    return isJsonObject(value) && Object.keys(value).length > 0 && (value['ret_code'] ?? 0) === 0;
  } catch {
    return false;
  }
}
