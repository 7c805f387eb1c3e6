import { isScalar, visit, type YAMLError } from 'yaml';
import { type Texts, texts } from '../text/catalogue/text';
import type { Finding } from '../text/finding';
import { quoted } from '../text/quoted';
import type { YamlDocument } from './yaml-document';

/** One error often makes the reader stumble again further down; more than these would be noise. */
const mostShown = 5;

const cures: Readonly<Record<string, keyof Texts['environment']['yaml']['cures']>> = {
  BAD_INDENT: 'indent',
  BLOCK_AS_IMPLICIT_KEY: 'secondKey',
  MULTILINE_IMPLICIT_KEY: 'colon',
  MISSING_CHAR: 'missing',
  BAD_SCALAR_START: 'quotes',
  BAD_DQ_ESCAPE: 'backslash',
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
    const say = texts().environment.yaml;
    const cure = cures[error.code];
    byLine.set(lineStart, {
      offset,
      what: say.noYaml({ message: error.message, code: error.code }),
      got: quoted(line.trim()),
      allowed: say.version,
      cure: cure === undefined ? say.oneKeyALine : say.cures[cure],
    });
  }
  return [...byLine.values()];
}
