import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';

/** A value of a YAML text that is taken for a secret, or the part of it that is. Offsets. */
export interface SecretValue {
  /** Keys and numbers of list items on the way to it. */
  readonly path: readonly string[];
  readonly start: number;
  readonly end: number;
  /** As it is put in a place of this kind. */
  readonly value: string;
}

/** What a name says of its value: a secret whatever it is, one if it looks drawn by lot, or nothing. */
type Kind = 'secret' | 'key' | undefined;

const secretWord =
  /^(?:pwd|tokens?|credentials?|authorization)$|pass(?:word|wd|phrase)|secret|apikey|accesskey|privatekey/;
const keyWord = /^(?:keys?|private|auth|salt|signature)$/;
/** Words at a name's end that say something about a secret, and not the secret. */
const aboutWord =
  /^(?:file|path|dir|folder|name|ttl|type|size|length|count|limit|max|min|days|hours|minutes|seconds|timeout|expires?|expiry|enabled?|disabled?|ip|ips|network|networks|address|cidr|host|hosts|port|algorithm|header|prefix|suffix|policy|url|uri|endpoint|version|zone|region)$/;
/** What stands below them is of their kind, whatever it is called. */
const collection = /^(?:secrets?|passwords?|tokens?|credentials?|keys)$/;
const privateKey = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/;
const urlPassword = /^[a-z][\w+.-]*:\/\/[^\s/:@]*:([^\s@/\\'"]+)@/i;

/**
 * Values that are secrets by the name of their key or by what they are, and keys whose name sounds like one although the value does not look it.
 *
 * @param document of the text, read as YAML 1.1
 */
export function findSecretValues(
  text: string,
  document: Document.Parsed,
): { readonly secrets: readonly SecretValue[]; readonly left: readonly (readonly string[])[] } {
  const secrets = new Map<Node, SecretValue>();
  const left: (readonly string[])[] = [];
  const visit = (node: unknown, path: readonly string[], kind: Kind, byNumber: boolean): void => {
    if (isMap(node))
      for (const { key, value } of node.items) {
        const name = isScalar(key) ? String(key.value) : '';
        const words = wordsOf(name);
        const below = collection.test(wordsOf(path.at(-1) ?? '').at(-1) ?? '') ? kind : undefined;
        const own = kindOf(words) ?? (aboutWord.test(words.at(-1) ?? '') ? undefined : below);
        visit(value, [...path, name], own, below === 'secret' || endsAsSecret(words.at(-1) ?? ''));
      }
    else if (isSeq(node))
      node.items.forEach((item, index) => visit(item, [...path, String(index)], kind, byNumber));
    // Where it is an alias the anchor's value is the secret.
    else if (isAlias(node)) {
      if (kind !== undefined) visit(node.resolve(document), path, kind, byNumber);
    } else if (isScalar(node) && !secrets.has(node)) {
      const found = secretIn(text, node, kind, byNumber);
      if (found === 'left') left.push(path);
      else if (found !== undefined) secrets.set(node, { path, ...found });
    }
  };
  visit(document.contents, [], undefined, false);
  return { secrets: [...secrets.values()].sort((a, b) => a.start - b.start), left };
}

const wordsOf = (key: string): readonly string[] =>
  key
    .split(/[^\p{L}\p{N}]+|(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());

function kindOf(words: readonly string[]): Kind {
  if (aboutWord.test(words.at(-1) ?? '')) return undefined;
  if (words.at(-1) === 'pass' || words.some((word) => secretWord.test(word))) return 'secret';
  return words.some((word) => keyWord.test(word)) ? 'key' : undefined;
}

/** Whether a name is that of one secret; max_tokens is a number of them. */
const endsAsSecret = (word: string): boolean => kindOf([word]) === 'secret' && !/[^s]s$/.test(word);

function secretIn(
  text: string,
  node: Scalar,
  kind: Kind,
  byNumber: boolean,
): Omit<SecretValue, 'path'> | 'left' | undefined {
  const { value } = node;
  const place = insideOf(text, node);
  if (place === undefined || value === '' || (typeof value !== 'string' && !isNumber(value)))
    return undefined;
  const source = text.slice(place.start, place.end);
  // A number with a name that ends like a secret's is one that nobody quoted; token_ttl is none.
  if (isNumber(value)) return byNumber ? { ...place, value: source } : undefined;
  const indentation = text.slice(text.lastIndexOf('\n', place.start - 1) + 1, place.start);
  const whole = { ...place, value: asPut(node, source, value, indentation) };
  if (kind === 'secret' || privateKey.test(value)) return whole;
  const [found, password = ''] = urlPassword.exec(source) ?? [];
  if (found !== undefined) {
    const start = place.start + found.length - 1 - password.length;
    return { start, end: start + password.length, value: password };
  }
  if (kind === undefined) return undefined;
  return looksDrawn(value) ? whole : 'left';
}

/** A date is one as well: digits that nobody quoted. */
const isNumber = (value: unknown): value is number | Date =>
  typeof value === 'number' || value instanceof Date;

/** Words that somebody chose, as in `sort_key: created_at`, and a path are no key; a long text without blanks is one. */
const looksDrawn = (value: string): boolean =>
  value.length >= 8 &&
  !/\s/.test(value) &&
  !isPath.test(value) &&
  (value.length >= 24 || !areWords.test(value));

const areWords = /^\p{L}+(?:[_.:/-]+\p{L}+)*$/u;
const isPath = /^(?:\/[\w.-]+){2,}\/?$/;

/** Where a value's own characters stand: without quotes, and without the head of a block. */
function insideOf(
  text: string,
  { range, type }: Scalar,
): { readonly start: number; readonly end: number } | undefined {
  const [from = 0, to = 0] = range ?? [];
  if (type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE') return { start: from + 1, end: to - 1 };
  if (type !== 'BLOCK_LITERAL' && type !== 'BLOCK_FOLDED')
    return from < to ? { start: from, end: to } : undefined;
  const head = text.indexOf('\n', from);
  const lines = head < 0 ? '' : text.slice(head + 1, to);
  const start = head + 1 + lines.search(/\S/);
  return lines.trim() === '' ? undefined : { start, end: head + 1 + lines.trimEnd().length };
}

/** The value that makes the source when it is put in its place. */
function asPut({ type }: Scalar, source: string, value: string, indentation: string): string {
  if (type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE') return value;
  return type === 'BLOCK_LITERAL' ? source.replaceAll(`\n${indentation}`, '\n') : source;
}
