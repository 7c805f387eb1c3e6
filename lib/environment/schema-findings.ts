import type { z } from 'zod';
import { environmentKeys, keysUnder } from './environment-keys';
import type { Finding } from '../text/finding';
import { knownComponents } from './known-components';
import { nearWord } from '../text/near-word';
import { quoted } from '../text/quoted';
import type { Path, YamlDocument } from '../yaml/yaml-document';

type Issue = z.core.$ZodIssue;

/** A key of the table of keys; places in a list and names that the operator chooses are `*` there. */
const tableKey = (path: Path): string =>
  path.reduce<string>((parent, step) => {
    const below = (last: string) => (parent === '' ? last : `${parent}.${last}`);
    const known = typeof step === 'string' && Object.hasOwn(environmentKeys, below(step));
    const chosen = typeof step === 'number' || (!known && Object.hasOwn(environmentKeys, below('*')));
    return below(chosen ? '*' : String(step));
  }, '');

/** `firstbox.jumpHosts[0].host` */
function renderPath(path: Path): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${String(step)}`))
    .join('');
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, step) => (typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined),
    value,
  );
}

function unknownKeys(document: YamlDocument, path: Path, keys: readonly string[]): readonly Finding[] {
  const parent = tableKey(path);
  const known = keysUnder(parent);
  return keys.flatMap((key) => {
    const place = document.tryFindPlace([...path, key]);
    // Keys that are not text, merge keys and `__proto__` have their own finding among those of the structure.
    if (place === undefined || key === '<<' || key === '__proto__') return [];
    const near = nearWord(key, known);
    return [
      {
        offset: place.key,
        what: path.length === 0 ? 'unknown key' : `unknown key under ${renderPath(path)}`,
        got: quoted(key),
        allowed: known.join(', '),
        cure: near === undefined ? (environmentKeys[parent]?.others ?? 'delete it') : `did you mean ${near}?`,
      },
    ];
  });
}

/** The component that was probably meant by a name that no document has. */
function otherComponent([top, name]: Path): string {
  const known = Object.keys(knownComponents);
  const near =
    top !== 'components' || typeof name !== 'string' || known.includes(name)
      ? undefined
      : nearWord(name, known);
  return near === undefined ? '' : `, or correct the name: did you mean ${near}?`;
}

function missing(document: YamlDocument, path: Path): Finding {
  const { allowed, cure, example } = wordsOf(path);
  const parent = path.slice(0, -1);
  const under = parent.length === 0 ? '' : ` under ${renderPath(parent)}`;
  return {
    offset: document.tryFindPlace(parent)?.key ?? 0,
    what: `${renderPath(path)} is missing`,
    got: 'nothing',
    allowed,
    cure: `add \`${example}\`${under}${cure !== undefined && example.includes('…') ? `; ${cure}` : ''}${otherComponent(path)}`,
  };
}

function wordsOf(path: Path): {
  noun: string;
  allowed: string;
  example: string;
  cure: string | undefined;
  hidden: boolean;
} {
  const words = environmentKeys[tableKey(path)];
  return {
    noun: 'what belongs here',
    allowed: 'see docs/environment.md',
    example: '',
    cure: undefined,
    hidden: false,
    ...words,
  };
}

/** Why a value of the wrong kind is not what the operator thinks; undefined when its kind is right. */
function wrongKind(
  issue: Issue,
  value: unknown,
  source: string,
  path: Path,
): { what: string; cure: string } | undefined {
  const name = renderPath(path);
  const { example, cure } = wordsOf(path);
  const asInExample = cure ?? `write it as in \`${example}\``;
  if (value === null)
    return { what: `${name} is empty`, cure: `${asInExample}, or delete the key if it may be left out` };
  if (typeof value === 'object') {
    return issue.code === 'invalid_type' || issue.code === 'invalid_value'
      ? { what: `${name} is ${Array.isArray(value) ? 'a list' : 'a mapping'}`, cure: asInExample }
      : undefined;
  }
  if (issue.code !== 'invalid_type') return undefined;
  if (issue.expected === 'string' && (typeof value === 'number' || typeof value === 'boolean')) {
    return {
      what: `${name} is not text: unquoted, YAML reads it as the ${typeof value} ${String(value)}`,
      cure: `put it in quotes: ${String(path.at(-1))}: '${source}'`,
    };
  }
  if (typeof value === 'string' && /^\d+$/.test(value))
    return { what: `${name} is text, not a number`, cure: 'take the quotes away' };
  return undefined;
}

function written(source: string, value: unknown): string {
  if (source === '') return 'nothing';
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'a mapping';
  return quoted(source);
}

function wrongValue(document: YamlDocument, issue: Issue, value: unknown): Finding {
  const { path } = issue;
  const { noun, allowed, example, cure, hidden } = wordsOf(path);
  const place = document.tryFindPlace(path);
  const source = place?.source ?? '';
  const name = renderPath(path);
  const seen = {
    offset: place?.value ?? 0,
    got: hidden ? 'text that is not shown: a password may stand in it' : written(source, value),
    allowed,
  };
  const kind = wrongKind(issue, value, source, path);
  if (kind !== undefined) return { ...seen, ...kind };
  const fault: unknown = issue.code === 'custom' ? issue.params?.['fault'] : undefined;
  const near =
    issue.code === 'invalid_value' && typeof value === 'string'
      ? nearWord(value, issue.values.map(String))
      : undefined;
  return {
    ...seen,
    what: typeof fault === 'string' ? `${name} ${fault}` : `${name} is not ${noun}`,
    cure: cure ?? (near === undefined ? `write it as in \`${example}\`` : `did you mean ${near}?`),
  };
}

/** A shape problem in the operator's words; the raw zod message is never shown. */
export function schemaFindings(
  document: YamlDocument,
  value: unknown,
  issues: readonly Issue[],
): readonly Finding[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return unknownKeys(document, issue.path, issue.keys);
    const here = issue.path.length === 0 ? value : valueAt(value, issue.path);
    return here === undefined ? [missing(document, issue.path)] : [wrongValue(document, issue, here)];
  });
}
