import { type Document, isCollection, isMap, type Node, parseAllDocuments, visit } from 'yaml';
import { oversize } from './yaml-size';

/** About twenty thousand lines. */
const mostPieces = 100_000;

/** A YAML mapping as text, read as the platform's python reads it (YAML 1.1), or what is wrong with it, without any of it. */
export type ContentYaml =
  | { readonly document: Document.Parsed; readonly value: object }
  | { readonly problem: string; readonly offset: number; readonly cure: string };

/** @param schema `failsafe`: every value is a text. @default - what YAML 1.1 makes of it */
export function readContentYaml(text: string, schema?: 'failsafe'): ContentYaml {
  const big = oversize(text, mostPieces);
  if (big !== undefined)
    return {
      problem: `the file cannot be a configuration: YAML ${big}`,
      offset: 0,
      cure: 'check that this is the right file',
    };
  const parsed = parseAllDocuments(text, {
    version: '1.1',
    ...(schema === undefined ? {} : { schema }),
    prettyErrors: false,
    logLevel: 'silent',
  });
  const [document, second] = Array.isArray(parsed) ? parsed : [];
  const [error] = document?.errors ?? [];
  if (error !== undefined) {
    const [offset] = error.pos;
    if (error.code === 'DUPLICATE_KEY')
      return { problem: 'a key is given twice', offset, cure: 'delete one of the two' };
    const atPlaceholder = text.startsWith('@', offset);
    return {
      // Only the code: the message may quote the file.
      problem: `this is not YAML (${error.code})`,
      offset,
      cure: atPlaceholder ? "put quotes around it: '@secret:NAME@'" : 'correct the line',
    };
  }
  if (document === undefined || second !== undefined || !isMap(document.contents))
    return {
      problem: 'the file is not one mapping',
      offset: second?.range[0] ?? 0,
      cure: 'write one "key: value" a line',
    };
  const loop = loopIn(document);
  if (loop !== undefined)
    return {
      problem: 'this is not YAML that ends (an anchor holds its own alias)',
      offset: loop,
      cure: 'write the value out',
    };
  try {
    return { document, value: document.toJS() as object };
  } catch {
    return {
      problem: 'this is not YAML (an alias without an anchor, or too many)',
      offset: 0,
      cure: 'write the values out',
    };
  }
}

/** Where an alias stands below its own anchor. */
function loopIn(document: Document.Parsed): number | undefined {
  let offset: number | undefined;
  visit(document, {
    Alias(_key, node, path) {
      const ofItsName = path.filter((outer) => isCollection(outer) && outer.anchor === node.source);
      // What an alias means is looked up in the whole document.
      if (ofItsName.length === 0 || !ofItsName.includes(node.resolve(document) as Node)) return undefined;
      offset = node.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}
