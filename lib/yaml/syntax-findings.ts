import { isScalar, visit, type YAMLError } from 'yaml';
import type { Finding } from '../text/finding';
import { quoted } from '../text/quoted';
import type { YamlDocument } from './yaml-document';

/** One error often makes the reader stumble again further down; more than these would be noise. */
const mostShown = 5;

const cures: Readonly<Record<string, string>> = {
  BAD_INDENT: 'indent it like its neighbours, two spaces for each level, and close every bracket',
  BLOCK_AS_IMPLICIT_KEY: 'put quotes around a value that holds ": ", or start a new line for the second key',
  MULTILINE_IMPLICIT_KEY: 'put a colon and a space after the key',
  MISSING_CHAR: 'put the closing quote, bracket or colon where it belongs',
  BAD_SCALAR_START: 'put quotes around the value',
  BAD_DQ_ESCAPE: 'use single quotes, in which a backslash is an ordinary character',
};

/** An unclosed quote is noticed at the end of the file; the operator has to look where it opens. */
function opening({ documents }: YamlDocument, error: YAMLError): number {
  const [at] = error.pos;
  let opens = at;
  if (!error.message.startsWith('Missing closing')) return opens;
  for (const document of documents) {
    visit(document, {
      Scalar(_role, node) {
        if (
          isScalar(node) &&
          node.type?.startsWith('QUOTE') &&
          node.range &&
          node.range[0] < at &&
          at <= node.range[2]
        ) {
          opens = node.range[0];
        }
      },
    });
  }
  return opens;
}

/** What makes a text not YAML, the first on each line. */
export function syntaxFindings(document: YamlDocument): readonly Finding[] {
  const { text, documents } = document;
  const byLine = new Map<number, Finding>();
  for (const error of documents.flatMap(({ errors }) => errors).sort((a, b) => a.pos[0] - b.pos[0])) {
    if (byLine.size >= mostShown) break;
    const offset = opening(document, error);
    const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
    if (byLine.has(lineStart)) continue;
    const [line = ''] = text.slice(lineStart).split('\n', 1);
    byLine.set(lineStart, {
      offset,
      what: `this is not YAML: ${error.message}`,
      got: quoted(line.trim()),
      allowed: 'YAML 1.2',
      cure: cures[error.code] ?? 'write one "key: value" a line, two spaces deeper for each level',
    });
  }
  return [...byLine.values()];
}
