import { catalogues, texts, type Texts } from './text';
import { thing } from './zh/things';

/** What is kept in English, of a catalogue: its own section, and texts that people are told elsewhere too. */
const keptIn = ({ environment, kept, problem, run: { hosts }, runs }: Texts) => ({
  didYouMean: environment.found.didYouMean,
  kept,
  problem,
  run: {
    calledOther: hosts.calledOther,
    calledTwice: hosts.calledTwice,
    keyChanged: hosts.keyChanged,
    keyUnknown: hosts.keyUnknown,
    saidNothing: hosts.saidNothing,
  },
  runs: {
    atWork: runs.atWork,
    begun: runs.begun,
    journalsUnreadable: runs.journalsUnreadable,
    onNoHost: runs.onNoHost,
    unfinished: runs.unfinished,
  },
});

/** An English text, as it is known again among what is kept. */
interface Form {
  readonly path: readonly string[];
  readonly fits: RegExp;
  /** Its longest part that is always the same; what lacks it need not be looked through. */
  readonly mark: string;
  /** Whether others stand in it: what a host said in these may look like any of ours. */
  readonly outer: boolean;
  /** Characters that are always the same. */
  readonly fixed: number;
}

/**
 * A text that is kept in English, in the language that is spoken. What a host said in it stays as it is, and so does a text that is none of
 * ours.
 */
export function shown(text: string, say: Texts = texts()): string {
  return say === catalogues.en ? text : told(text, say);
}

function told(text: string, say: Texts): string {
  return whole(text, say) ?? behindName(text, say) ?? listed(text, say) ?? thing(text);
}

function whole(text: string, say: Texts): string | undefined {
  for (const { path, fits, mark } of (forms ??= formsOf(keptIn(catalogues.en)))) {
    const found = text.includes(mark) ? fits.exec(text) : null;
    if (found === null) continue;
    const values = Object.entries(found.groups ?? {}).map(
      ([name, value]) => [name, told(value, say)] as const,
    );
    return said(at(keptIn(say), path), Object.fromEntries(values));
  }
  return undefined;
}

/** Names in front of a text are looked for at so many colons. */
const colonsAtMost = 4;

/** `NAME: text`, or `file PATH: text`. */
function behindName(text: string, say: Texts): string | undefined {
  const colons = [...text.matchAll(/: /g)].slice(0, colonsAtMost).map(({ index }) => index);
  for (const colon of colons) {
    const rest = text.slice(colon + 2);
    const found = whole(rest, say) ?? (thing(rest) === rest ? undefined : thing(rest));
    if (found !== undefined) return `${things(text.slice(0, colon))}：${found}`;
  }
  const [first] = colons;
  if (first === undefined || things(text.slice(0, first)) === text.slice(0, first)) return undefined;
  return `${things(text.slice(0, first))}：${text.slice(first + 2)}`;
}

const things = (names: string): string => names.split(', ').map(thing).join(', ');

/** Texts one behind the other, at least one of them ours. What stands between them stays: it may be a host's. */
function listed(text: string, say: Texts): string | undefined {
  for (const between of ['; ', ', ']) {
    const pieces = text.split(between);
    const found = pieces.map((one) => whole(one, say) ?? behindName(one, say) ?? thing(one));
    if (pieces.length > 1 && found.some((one, index) => one !== pieces[index])) return found.join(between);
  }
  return undefined;
}

const outside: readonly string[] = ['runs', 'warnings', 'blocked'];

let forms: readonly Form[] | undefined;

/** Those around others first, and of them the most telling ones. */
const formsOf = (value: unknown): readonly Form[] =>
  pathsOf(value)
    .map((path) => formOf(path, said(at(value, path), marked)))
    .sort((one, other) => Number(other.outer) - Number(one.outer) || other.fixed - one.fixed);

const pathsOf = (value: unknown, path: readonly string[] = []): readonly (readonly string[])[] =>
  typeof value !== 'object' || value === null
    ? [path]
    : Object.entries(value).flatMap(([key, one]) => pathsOf(one, [...path, key]));

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (found, key) =>
      typeof found === 'object' && found !== null
        ? Object.getOwnPropertyDescriptor(found, key)?.value
        : undefined,
    value,
  );
}

function said(text: unknown, values: object): string {
  return String(typeof text === 'function' ? Reflect.apply(text, undefined, [values]) : text);
}

/** Each value as its name, between signs that no text holds. */
const marked = new Proxy({}, { get: (_, name) => `\0${String(name)}\0` });

function formOf(path: readonly string[], text: string): Form {
  const pieces = text.split('\0');
  const known = new Set<string>();
  const source = pieces.map((piece, index) => {
    if (index % 2 === 0) return escaped(piece);
    if (known.has(piece)) return `\\k<${piece}>`;
    known.add(piece);
    return `(?<${piece}>${extents[piece] ?? '.*?'})`;
  });
  const same = pieces.filter((_, index) => index % 2 === 0);
  const [mark = ''] = [...same].sort((one, other) => other.length - one.length);
  const fixed = same.join('').length;
  const outer = path.some((key) => outside.includes(key));
  return { path, fits: new RegExp(`^${source.join('')}$`, 's'), mark, outer, fixed };
}

/** How far a value may reach, by its name. */
const extents: Readonly<Record<string, string>> = {
  // What hosts said may hold whatever stands between our own words: it ends as late as it can.
  reported: '.*',
  // Names are no text behind another name.
  file: '(?:(?!: |, ).)*?',
  key: '(?:(?!: |, ).)*?',
  reading: '(?:(?!: |, ).)*?',
};

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
