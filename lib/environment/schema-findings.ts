import type { z } from 'zod';
import { environmentPaths, hiddenPaths, keysUnder, keyTexts } from './environment-keys';
import { texts } from '../text/catalogue/text';
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
    const known = typeof step === 'string' && environmentPaths.has(below(step));
    const chosen = typeof step === 'number' || (!known && environmentPaths.has(below('*')));
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
  const { found, shape } = texts().environment;
  return keys.flatMap((key) => {
    const place = document.tryFindPlace([...path, key]);
    // Keys that are not text, merge keys and `__proto__` have their own finding among those of the structure.
    if (place === undefined || key === '<<' || key === '__proto__') return [];
    const near = nearWord(key, known);
    return [
      {
        offset: place.key,
        what: path.length === 0 ? shape.unknownKey : shape.unknownKeyUnder({ parent: renderPath(path) }),
        got: quoted(key),
        allowed: known.join(', '),
        cure: near === undefined ? (keyTexts(parent)?.others ?? shape.deleteIt) : found.didYouMean({ near }),
      },
    ];
  });
}

/** The component that was probably meant by a name that no document has. */
function otherComponent([top, name]: Path): string | undefined {
  const known = Object.keys(knownComponents);
  return top !== 'components' || typeof name !== 'string' || known.includes(name)
    ? undefined
    : nearWord(name, known);
}

function missing(document: YamlDocument, path: Path): Finding {
  const { allowed, cure, example } = wordsOf(path);
  const parent = path.slice(0, -1);
  const { found, shape } = texts().environment;
  const add =
    parent.length === 0 ? shape.add({ example }) : shape.addUnder({ example, parent: renderPath(parent) });
  const whole = cure !== undefined && example.includes('…') ? shape.both({ one: add, other: cure }) : add;
  const near = otherComponent(path);
  return {
    offset: document.tryFindPlace(parent)?.key ?? 0,
    what: shape.missing({ key: renderPath(path) }),
    got: found.nothing,
    allowed,
    cure: near === undefined ? whole : shape.orOtherName({ cure: whole, near }),
  };
}

function wordsOf(path: Path): {
  noun: string;
  allowed: string;
  example: string;
  cure: string | undefined;
} {
  const { shape } = texts().environment;
  return {
    noun: shape.belongsHere,
    allowed: shape.seeDocs,
    example: '',
    cure: undefined,
    ...keyTexts(tableKey(path)),
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
  const { shape } = texts().environment;
  const asInExample = cure ?? shape.asInExample({ example });
  if (value === null)
    return { what: shape.isEmpty({ key: name }), cure: shape.orDelete({ cure: asInExample }) };
  if (typeof value === 'object') {
    return issue.code === 'invalid_type' || issue.code === 'invalid_value'
      ? { what: (Array.isArray(value) ? shape.isAList : shape.isAMapping)({ key: name }), cure: asInExample }
      : undefined;
  }
  if (issue.code !== 'invalid_type') return undefined;
  if (issue.expected === 'string' && (typeof value === 'number' || typeof value === 'boolean')) {
    return {
      what: (typeof value === 'number' ? shape.isNumber : shape.isBoolean)({
        key: name,
        value: String(value),
      }),
      cure: shape.quote({ key: String(path.at(-1)), source }),
    };
  }
  if (typeof value === 'string' && /^\d+$/.test(value))
    return { what: shape.isTextNotNumber({ key: name }), cure: shape.unquote };
  return undefined;
}

function written(source: string, value: unknown): string {
  const { found } = texts().environment;
  if (source === '') return found.nothing;
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? found.list : found.mapping;
  return quoted(source);
}

function wrongValue(document: YamlDocument, issue: Issue, value: unknown): Finding {
  const { path } = issue;
  const { noun, allowed, example, cure } = wordsOf(path);
  const { found, shape } = texts().environment;
  const place = document.tryFindPlace(path);
  const source = place?.source ?? '';
  const name = renderPath(path);
  const seen = {
    offset: place?.value ?? 0,
    got: hiddenPaths.includes(tableKey(path)) ? found.maybeAPassword : written(source, value),
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
    what: typeof fault === 'string' ? shape.fault({ key: name, fault }) : shape.isNot({ key: name, noun }),
    cure: cure ?? (near === undefined ? shape.asInExample({ example }) : found.didYouMean({ near })),
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
