import { isMap, isNode, isPair, isScalar, isSeq, parseAllDocuments, type Document, type Node } from 'yaml';

/** Where something stands in the text, as offsets; `source` is the value as written, quotes included. */
export interface Place {
  readonly key: number;
  readonly value: number;
  readonly source: string;
}

export type Path = readonly PropertyKey[];

/** A YAML text with places; the values themselves are loaded by js-yaml. */
export interface YamlDocument {
  readonly text: string;
  readonly documents: readonly Document.Parsed[];
  /** The place of a path; undefined when the text holds nothing there. */
  tryFindPlace(path: Path): Place | undefined;
}

function offset(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

function child(
  node: unknown,
  step: PropertyKey,
): { readonly key: number | undefined; readonly value: unknown } | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && item.key.value === step);
    return isPair(pair) ? { key: offset(pair.key), value: pair.value } : undefined;
  }
  if (isSeq(node) && typeof step === 'number' && step < node.items.length) {
    return { key: offset(node.items[step]), value: node.items[step] };
  }
  return undefined;
}

/** Parses for places and structure. Duplicate keys are left to structureFindings, which can name both. */
export function parseYamlDocument(text: string): YamlDocument {
  const parsed = parseAllDocuments(text, {
    version: '1.2',
    schema: 'core',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const documents: readonly Document.Parsed[] = Array.isArray(parsed) ? parsed : [];
  const root: Node | null = documents[0]?.contents ?? null;
  return {
    text,
    documents,
    tryFindPlace(path) {
      let node: unknown = root;
      let key = offset(root) ?? 0;
      for (const step of path) {
        const found = child(node, step);
        if (found === undefined) return undefined;
        node = found.value;
        key = found.key ?? key;
      }
      const range = isNode(node) ? node.range : undefined;
      const source = range ? text.slice(range[0], range[1]) : '';
      // An empty value has a place of its own behind the colon; the key is what an operator looks for.
      return { key, value: source === '' || !range ? key : range[0], source };
    },
  };
}
