import { isDeepStrictEqual } from 'node:util';
import { readContentYaml } from '../yaml/content-yaml';
import { visibleText } from '../text/visible-text';

const mostShown = 20;

/** For people: at which keys a YAML text differs from the desired one; never a value, for secrets may stand there. */
export function differingKeys(found: string, desired: string): readonly string[] {
  if (found === desired) return [];
  const [one, other] = [readContentYaml(found), readContentYaml(desired)];
  if ('problem' in one || 'problem' in other) return ['what is found is not YAML that can be compared'];
  const lines = differences(one.value, other.value, '');
  if (lines.length === 0) return ['only comments, order or spelling differ'];
  const rest = lines.length - mostShown;
  return [...lines.slice(0, mostShown), ...(rest > 0 ? [`… and ${rest} keys more`] : [])];
}

/** A list is one value: its places mean little. */
function differences(found: unknown, desired: unknown, path: string): readonly string[] {
  if (isDeepStrictEqual(found, desired)) return [];
  if (!isMapping(found) || !isMapping(desired)) return [`${path}: another value`];
  return [...new Set([...Object.keys(desired), ...Object.keys(found)])].flatMap((key) => {
    const below = `${path}${path === '' ? '' : '.'}${visibleText(key, 60)}`;
    if (!Object.hasOwn(found, key)) return [`${below}: missing`];
    if (!Object.hasOwn(desired, key)) return [`${below}: not desired`];
    return differences(found[key], desired[key], below);
  });
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return Object.prototype.toString.call(value) === '[object Object]';
}
