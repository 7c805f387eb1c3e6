import { type Document, isCollection, isMap, type Node, parseAllDocuments, visit } from 'yaml';
import { texts } from '../text/catalogue/text';
import { oversize } from './yaml-size';

/** About twenty thousand lines. */
const mostPieces = 100_000;

/** A YAML mapping as text, read as the platform's python reads it (YAML 1.1), or what is wrong with it, without any of it. */
export type ContentYaml =
  | { readonly document: Document.Parsed; readonly value: object }
  | { readonly problem: string; readonly offset: number; readonly cure: string };

/** @param schema `failsafe`: every value is a text. @default - what YAML 1.1 makes of it */
export function readContentYaml(text: string, schema?: 'failsafe'): ContentYaml {
  const say = texts().environment.contents;
  const big = oversize(text, mostPieces);
  if (big !== undefined) return { offset: 0, ...say.tooBig({ what: big }) };
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
    if (error.code === 'DUPLICATE_KEY') return { offset, ...say.keyTwice };
    const atPlaceholder = text.startsWith('@', offset);
    return {
      // Only the code: the message may quote the file.
      problem: say.noYaml({ code: error.code }),
      offset,
      cure: atPlaceholder ? say.quotePlace : say.correctLine,
    };
  }
  if (document === undefined || second !== undefined || !isMap(document.contents))
    return { offset: second?.range[0] ?? 0, ...say.noMapping };
  const loop = loopIn(document);
  if (loop !== undefined) return { offset: loop, ...say.noEnd };
  try {
    return { document, value: document.toJS() as object };
  } catch {
    return { offset: 0, ...say.aliases };
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
