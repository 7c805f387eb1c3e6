import { type Document, isAlias, isMap, isScalar, isSeq, visit } from 'yaml';

/** Where an alias has no anchor before it, or a merge key no mapping: readers of YAML refuse such a file when they load it. */
export function unresolvedOffset(document: Document.Parsed): number | undefined {
  let found: number | undefined;
  const note = (offset: number | undefined) => {
    found ??= offset ?? 0;
    return visit.BREAK;
  };
  const mergeable = (node: unknown): boolean => isMap(isAlias(node) ? node.resolve(document) : node);
  visit(document, {
    Alias: (_role, node) => (node.resolve(document) === undefined ? note(node.range?.[0]) : undefined),
    Pair: (_role, { key, value }) => {
      if (!isScalar(key) || key.source !== '<<') return undefined;
      const sources = isSeq(value) ? value.items : [value];
      return sources.every(mergeable) ? undefined : note(key.range?.[0]);
    },
  });
  return found;
}
