import { isDeepStrictEqual } from 'node:util';
import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';
import { texts } from '../text/catalogue/text';
import type { Finding } from '../text/finding';
import { quoted } from '../text/quoted';
import type { Path, YamlDocument } from './yaml-document';

/** The innermost path at which two values differ; undefined when they are the same. */
function differingPath(a: unknown, b: unknown, path: Path = []): Path | undefined {
  if (isDeepStrictEqual(a, b)) return undefined;
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return path;
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const step = Array.isArray(a) ? Number(key) : key;
    const inner = differingPath(Reflect.get(a, key), Reflect.get(b, key), [...path, step]);
    if (inner !== undefined) return inner;
  }
  return path;
}

/**
 * The value as js-yaml reads it, provided that the reader we take places from understands the same:
 * a message must never point at something other than what is used.
 */
export function loadAgreed(
  document: YamlDocument,
): { readonly value: unknown } | { readonly finding: Finding } {
  const say = texts().environment.yaml;
  let value: unknown;
  try {
    value = load(document.text, { schema: CORE_SCHEMA });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return {
      finding: {
        offset: error.mark.position,
        what: say.noYaml({ message: error.reason, code: '' }),
        got: quoted(error.mark.snippet),
        allowed: say.version,
        cure: say.oneKeyALine,
      },
    };
  }
  const path = differingPath(value ?? null, document.documents[0]?.toJS() ?? null);
  if (path === undefined) return { value };
  const place = document.tryFindPlace(path);
  return {
    finding: {
      offset: place?.value ?? 0,
      got: quoted(place?.source ?? ''),
      ...say.readDifferently,
    },
  };
}
