import { isAlias, isMap, isNode, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';
import { rootMapping, refuse } from './editable-yaml';
import { foreignLineEnd } from './platform-shape';
import { platformValue } from './platform-scalar';
import { positionOf } from '../text/position-of';
import { kept } from '../text/catalogue/en/kept';
import { lastOffset, nextLine } from './yaml-places';

const { files: say } = kept;

/** Why a place in a file is not edited, and what to do. */
interface NotSo {
  readonly what: (place: { readonly key: string }) => string;
  readonly cure: string;
}

/** A value that a YAML file must hold at a path of keys. */
export interface YamlScalar {
  readonly path: readonly string[];
  /** A list is one of single texts, or of mappings of single values. */
  readonly value:
    string | boolean | number | readonly string[] | readonly Readonly<Record<string, string | number>>[];
}

/** Text to be put in place of what stands between two offsets. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What is wanted, key by key; a leaf is text ready to be written. */
type Tree = Map<string, Tree | YamlScalar>;

/**
 * What has to be changed in a YAML text so that it holds the wanted values. Read as YAML 1.1, as the platform's python reads it.
 *
 * @throws {NotEditable} when it does not parse, or when a key on a path is given twice or is not a plain block mapping
 */
export function spliceValues(text: string, wanted: readonly YamlScalar[]): readonly Splice[] {
  const editor = new Editor(text);
  const splices = editor.mapping(rootMapping(text), treeOf(wanted), [], -1);
  for (const { start, end } of splices) editor.refuseForeignLineEnds(start, end);
  return splices.sort((a, b) => a.start - b.start);
}

function treeOf(wanted: readonly YamlScalar[]): Tree {
  const root: Tree = new Map();
  for (const scalar of wanted) {
    let at = root;
    for (const key of scalar.path.slice(0, -1)) {
      const inner = at.get(key);
      const next: Tree = inner instanceof Map ? inner : new Map<string, Tree | YamlScalar>();
      at.set(key, next);
      at = next;
    }
    at.set(scalar.path.at(-1) ?? '', scalar);
  }
  return root;
}

/** A wanted value as it is written. */
function written({ value }: YamlScalar): string {
  if (typeof value !== 'object') return single(value);
  return `[${value.map((item) => (typeof item === 'object' ? inBraces(item) : single(item))).join(', ')}]`;
}

const single = (value: string | boolean | number) =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);

/** Names in quotes: some words are truth values to the platform's python. */
const inBraces = (item: Readonly<Record<string, string | number>>) =>
  `{${Object.entries(item)
    .map(([name, value]) => `${single(name)}: ${single(value)}`)
    .join(', ')}}`;

/** An item of a list as it is compared with a wanted one; what cannot be wanted is null. */
function itemValue(item: unknown): unknown {
  if (isScalar(item)) return platformValue(item) ?? null;
  if (!isMap(item) || item.items.some(({ key }) => !isScalar(key))) return null;
  return Object.fromEntries(
    item.items.map(({ key, value }) => [
      isScalar(key) ? String(key.value) : '',
      isScalar(value) ? (platformValue(value) ?? null) : null,
    ]),
  );
}

class Editor {
  private readonly lineEnd: string;

  constructor(private readonly text: string) {
    this.lineEnd = /\r?\n/.exec(text)?.[0] ?? '\n';
  }

  mapping(map: YAMLMap, tree: Tree, path: readonly string[], outer: number): Splice[] {
    const first = this.keyOffset(map.items[0]);
    if (map.flow === true) this.refuse(first, path, say.inBraces);
    if (map.anchor !== undefined) this.refuse(first, path, say.anchor);
    if (map.tag !== undefined && map.tag !== 'tag:yaml.org,2002:map') this.refuse(first, path, say.tag);
    const merge = map.items.find(({ key }) => isScalar(key) && key.source === '<<');
    if (merge !== undefined) this.refuse(this.keyOffset(merge), path, say.mergeKey);
    const questioned = map.items.find(({ srcToken }) =>
      srcToken?.start.some(({ type }) => type === 'explicit-key-ind'),
    );
    if (questioned !== undefined) this.refuse(this.keyOffset(questioned), path, say.questioned);
    // It stands before the key, whose column would be taken for that of the mapping.
    const marked = map.items.find(
      ({ key }) => isNode(key) && !isAlias(key) && (key.tag ?? key.anchor) !== undefined,
    );
    if (marked !== undefined) this.refuse(this.keyOffset(marked), path, say.markedKey);
    const column = this.column(first);
    const step = outer < 0 ? this.stepBelow(map, column) : column - outer;
    const missing: [string, Tree | YamlScalar][] = [];
    const splices: Splice[] = [];
    for (const [key, want] of tree) {
      const [pair, again] = map.items.filter((item) => isScalar(item.key) && String(item.key.value) === key);
      const here = [...path, key];
      if (again !== undefined)
        this.refuse(this.keyOffset(again), here, {
          ...say.twice,
          what: ({ key: twice }) =>
            say.twice.what({
              key: twice,
              first: String(positionOf(this.text, this.keyOffset(pair)).line),
            }),
        });
      if (pair === undefined) missing.push([key, want]);
      else splices.push(...this.pair(pair, want, here, column, step));
    }
    if (missing.length > 0) splices.push(this.lines(lastOffset(map), missing, column, step));
    return splices;
  }

  /** Lines are edited as the hosts' own tools see them: what ends one to PyYAML only would be taken along. */
  refuseForeignLineEnds(start: number, end: number): void {
    const from = this.text.lastIndexOf('\n', start - 1) + 1;
    const found = foreignLineEnd.exec(this.text.slice(from, nextLine(this.text, end)));
    if (found !== null) refuse(this.text, from + found.index, say.lineEnd.what, say.lineEnd.cure);
  }

  private pair(pair: Pair, want: Tree | YamlScalar, path: readonly string[], column: number, step: number) {
    const offset = this.keyOffset(pair);
    const { value } = pair;
    if (isAlias(value)) this.refuse(offset, path, say.alias);
    // Quotes without anything between them, and a block without lines, are a value that stands there.
    const empty = isScalar(value) && value.type === 'PLAIN' && value.source === '' && value.tag === undefined;
    if (isScalar(value) && value.anchor !== undefined) this.refuse(offset, path, say.anchor);
    if (want instanceof Map) {
      if (isMap(value)) return this.mapping(value, want, path, column);
      if (!empty) this.refuse(offset, path, say.noMapping);
      return [this.lines(lastOffset(pair), [...want], column + step, step)];
    }
    // An empty text stands for "none is given" where the platform's templates have a list of addresses.
    if (typeof want.value === 'object' && !(isScalar(value) && (platformValue(value) ?? '') === ''))
      return this.list(pair, want, path);
    if (!isScalar(value)) this.refuse(offset, path, say.manyValues);
    if (platformValue(value) === want.value) return [];
    const between = pair.srcToken?.sep ?? [];
    const colon = between.find(({ type }) => type === 'map-value-ind');
    if (colon === undefined) this.refuse(offset, path, say.noColon);
    if (empty) return [{ start: colon.offset + 1, end: colon.offset + 1, text: ` ${written(want)}` }];
    const [from = 0, end = 0] = value.range ?? [];
    const start = between.find(({ type }) => type === 'tag')?.offset ?? from;
    if (this.text.slice(start, from).includes('\n')) this.refuse(offset, path, say.tagBefore);
    const comment = this.text[end] === '#' ? ' ' : '';
    const closed = this.text.slice(start, end).endsWith('\n') ? this.lineEnd : comment;
    return [{ start, end, text: written(want) + closed }];
  }

  /** A list in the place of another one; written in brackets, whatever the other was. */
  private list(pair: Pair, want: YamlScalar, path: readonly string[]): Splice[] {
    const offset = this.keyOffset(pair);
    const { value } = pair;
    const colon = pair.srcToken?.sep?.find(({ type }) => type === 'map-value-ind');
    if (!isSeq(value) || colon === undefined) this.refuse(offset, path, say.noList);
    if (value.anchor !== undefined) this.refuse(offset, path, say.anchor);
    if (JSON.stringify(value.items.map(itemValue)) === JSON.stringify(want.value)) return [];
    return [{ start: colon.offset + 1, end: lastOffset(value), text: ` ${written(want)}` }];
  }

  /** New keys, after the line of the last thing before them. A last line without an end keeps being without one. */
  private lines(
    after: number,
    missing: readonly [string, Tree | YamlScalar][],
    column: number,
    step: number,
  ): Splice {
    const at = nextLine(this.text, after);
    this.refuseForeignLineEnds(after, after);
    const lines = missing.flatMap(([key, want]) => this.render(key, want, column, step));
    const text =
      this.text[at - 1] === '\n'
        ? lines.map((line) => line + this.lineEnd)
        : lines.map((line) => this.lineEnd + line);
    return { start: at, end: at, text: text.join('') };
  }

  private render(key: string, want: Tree | YamlScalar, column: number, step: number): readonly string[] {
    const begin = `${' '.repeat(column)}${key}:`;
    if (!(want instanceof Map)) return [`${begin} ${written(want)}`];
    return [begin, ...[...want].flatMap(([inner, value]) => this.render(inner, value, column + step, step))];
  }

  /** The file's own indentation: that of the first mapping in a mapping. */
  private stepBelow(map: YAMLMap, column: number): number {
    for (const { value } of map.items) {
      if (!isMap(value) || value.flow === true) continue;
      const step = this.column(this.keyOffset(value.items[0])) - column;
      if (step > 0) return step;
    }
    return 2;
  }

  /** Columns before an offset on its line; a byte order mark is none. */
  private column(offset: number): number {
    const line = this.text.slice(this.text.lastIndexOf('\n', offset - 1) + 1, offset);
    return line.replace(/^\uFEFF/, '').length;
  }

  private keyOffset(pair: Pair | undefined): number {
    return isScalar(pair?.key) ? (pair.key.range?.[0] ?? 0) : 0;
  }

  private refuse(offset: number, path: readonly string[], { what, cure }: NotSo): never {
    refuse(this.text, offset, what({ key: path.length === 0 ? say.whole : path.join('.') }), cure);
  }
}
