import { isMap, isScalar, isSeq, parseAllDocuments, type Scalar, type YAMLMap } from 'yaml';
import { positionOf } from '../position-of';
import { NotUnderstood } from '../reading';

/** A mapping of a YAML file that the platform's python reads as YAML 1.1; what it holds beside names, flags and plain texts is not looked at. */
export interface YamlSection {
  readonly keys: readonly string[];
  /** The mapping below a key; undefined when there is no such key, or no mapping. */
  section(key: string): YamlSection | undefined;
  /** `0` or `1`; `neither 0 nor 1` for any other value; undefined when there is no such key. */
  flag(key: string): string | undefined;
  /** Undefined when there is no such key, or its text is empty (platform contract 6.3: empty is absent). */
  text(key: string): string | undefined;
  /** The texts of a list; undefined when there is no such key, or no list of texts. */
  texts(key: string): readonly string[] | undefined;
}

/**
 * Reads a YAML file of the platform.
 *
 * @throws {NotUnderstood} when it is not one plain YAML mapping, or a key that is asked for is given twice
 */
export function parseYamlSection(text: string): YamlSection {
  const otherLineEnd = /\r(?!\n)|[\u0085\u2028\u2029\0]/.exec(text);
  if (otherLineEnd !== null)
    refuse(text, otherLineEnd.index, 'a character that some YAML readers take for a line end');
  const [document, second] = parsed(text);
  const [error] = document?.errors ?? [];
  // Only the code: the message may quote the file, which holds secrets.
  if (error !== undefined) refuse(text, error.pos[0], `it is not YAML (${error.code})`);
  if (second !== undefined) refuse(text, second.range[0], 'a second YAML document');
  const root = document?.contents;
  if (!isMap(root)) refuse(text, 0, 'it holds no keys');
  return sectionOf(text, root);
}

function parsed(text: string) {
  try {
    const documents = parseAllDocuments(text, {
      version: '1.1',
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    return Array.isArray(documents) ? documents : [];
  } catch (error) {
    if (error instanceof RangeError) return refuse(text, 0, 'it is nested too deeply');
    throw error;
  }
}

function refuse(text: string, offset: number, what: string): never {
  throw new NotUnderstood(`line ${positionOf(text, offset).line}: ${what}`);
}

function sectionOf(text: string, map: YAMLMap): YamlSection {
  const keys = map.items.map(({ key }) => (isScalar(key) ? plain(key) : ''));
  const merge = keys.indexOf('<<');
  if (merge >= 0) refuse(text, startOf(map.items[merge]?.key), 'keys merged from elsewhere (<<)');
  const find = (key: string): unknown => {
    const first = keys.indexOf(key);
    const last = keys.lastIndexOf(key);
    if (first !== last) refuse(text, startOf(map.items[last]?.key), `${key} is given twice`);
    return map.items[first]?.value;
  };
  return {
    keys,
    section(key) {
      const value = find(key);
      return isMap(value) ? sectionOf(text, value) : undefined;
    },
    flag(key) {
      const value = find(key);
      if (value === undefined) return undefined;
      return isScalar(value) && (value.value === 0 || value.value === 1)
        ? String(value.value)
        : 'neither 0 nor 1';
    },
    text(key) {
      const value = find(key);
      return (isScalar(value) && plain(value)) || undefined;
    },
    texts(key) {
      const value = find(key);
      if (!isSeq(value)) return undefined;
      return value.items.every(isScalar) ? value.items.map(plain) : undefined;
    },
  };
}

/** As it is written: an id such as `1e3` or `no` is no number and no truth value here. */
function plain({ value, source }: Scalar): string {
  return typeof value === 'string' ? value : (source ?? '');
}

function startOf(node: unknown): number {
  return isScalar(node) ? (node.range?.[0] ?? 0) : 0;
}
