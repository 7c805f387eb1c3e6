import { type Document, isAlias, isMap, isScalar, isSeq, type Pair, type Scalar, type YAMLMap } from 'yaml';
import { positionOf } from '../text/position-of';
import { kept } from '../text/catalogue/en/kept';
import { UnexpectedFormat } from '../text/unexpected-format';
import { readYamlMapping } from './yaml-mapping';

/** A mapping of a YAML file that the platform's python reads as YAML 1.1; what it holds beside names, flags and plain texts is not looked at. */
export interface YamlSection {
  readonly keys: readonly string[];
  /** The mapping below a key; undefined when there is no such key, or no mapping. */
  section(key: string): YamlSection | undefined;
  /** `0` or `1`; `neither 0 nor 1` for any other value; undefined when there is no such key. */
  flag(key: string): string | undefined;
  /** Undefined when there is no such key, or its text is empty: empty is absent. */
  text(key: string): string | undefined;
}

/** What a key that is given twice is: not understood, or what the platform's python takes it for, the last. */
export type Twice = 'refused' | 'last';

/**
 * Reads a YAML file of the platform.
 *
 * @throws {UnexpectedFormat} when it is not one plain YAML mapping, or a key that is asked for is given twice and that is refused
 */
export function parseYamlSection(text: string, twice: Twice = 'refused'): YamlSection {
  const read = readYamlMapping(text);
  if ('problem' in read) refuse(text, read.offset, read.problem);
  return sectionOf(text, read.root, new MergedItems(text, read.document, twice));
}

function refuse(text: string, offset: number, what: string): never {
  throw new UnexpectedFormat(kept.looks.atLine({ line: String(positionOf(text, offset).line), what }));
}

function sectionOf(text: string, map: YAMLMap, merged: MergedItems): YamlSection {
  const items = merged.of(map);
  const keys = items.map(({ key }) => nameOf(key));
  const find = (key: string): unknown => {
    const first = keys.indexOf(key);
    const last = keys.lastIndexOf(key);
    if (first !== last && merged.twice === 'refused')
      refuse(text, startOf(items[last]?.key), kept.files.twiceOfTwo.what({ key }));
    return merged.resolved(items[last]?.value);
  };
  return {
    keys,
    section(key) {
      const value = find(key);
      return isMap(value) ? sectionOf(text, value, merged) : undefined;
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
  };
}

/** What mappings hold beside their own keys: those merged from elsewhere, unless they have one of that name themselves; the first source wins. */
class MergedItems {
  private readonly known = new Map<YAMLMap, readonly Pair[]>();

  constructor(
    private readonly text: string,
    private readonly document: Document.Parsed,
    readonly twice: Twice,
  ) {}

  of(map: YAMLMap): readonly Pair[] {
    const known = this.known.get(map);
    if (known !== undefined) return known;
    // A mapping that is merged into itself has what it has.
    this.known.set(map, []);
    const merges = map.items.filter(isMerge);
    const [, again] = merges;
    if (again !== undefined && this.twice === 'refused')
      refuse(this.text, startOf(again.key), kept.files.twiceOfTwo.what({ key: '<<' }));
    const items = map.items.filter((item) => !isMerge(item));
    // Of one merge the first source wins, of two merges the last.
    for (const source of merges.reverse().flatMap(({ value }) => (isSeq(value) ? value.items : [value]))) {
      const from = this.resolved(source);
      const names = new Set(items.map(({ key }) => nameOf(key)));
      if (isMap(from)) items.push(...this.of(from).filter(({ key }) => !names.has(nameOf(key))));
    }
    this.known.set(map, items);
    return items;
  }

  /** What an alias stands for. */
  resolved(node: unknown): unknown {
    return isAlias(node) ? node.resolve(this.document) : node;
  }
}

const isMerge = ({ key }: Pair): boolean => isScalar(key) && key.type === 'PLAIN' && key.source === '<<';
const nameOf = (key: unknown): string => (isScalar(key) ? plain(key) : '');

/** As it is written: an id such as `1e3` or `no` is no number and no truth value here. */
function plain({ value, source }: Scalar): string {
  return typeof value === 'string' ? value : (source ?? '');
}

function startOf(node: unknown): number {
  return isScalar(node) ? (node.range?.[0] ?? 0) : 0;
}
