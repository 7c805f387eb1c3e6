import { CST, Lexer } from 'yaml';
import { texts } from '../text/catalogue/text';

/** Largest environment file, in bytes; a real one is about 1 KiB. */
export const largestBytes = 256 * 1024;

/** Both YAML readers work by recursion and Node cannot survive a stack used up inside a regular expression. */
const deepest = 100;

/** Keeps the cost of a hostile file under half a second: each syntax error found costs a stack trace. */
const mostTokens = 10_000;

/**
 * In what way a text is bigger than any environment, in words; undefined when it may be parsed. Costs milliseconds whatever the text.
 * @param most pieces that it may be made of
 */
export function oversize(text: string, most = mostTokens): string | undefined {
  let flow = 0;
  let indent = 0;
  let onLine = 0;
  let tokens = 0;
  let lineBegins = true;
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token);
    if (type === 'newline') [indent, onLine] = [0, 0];
    else if (type === 'space' && lineBegins) indent = token.length;
    else if (type === 'flow-seq-start' || type === 'flow-map-start') flow += 1;
    else if (type === 'flow-seq-end' || type === 'flow-map-end') flow -= 1;
    else if (type === 'seq-item-ind' || type === 'explicit-key-ind' || type === 'map-value-ind') onLine += 1;
    lineBegins = type === 'newline';
    tokens += 1;
    // An upper bound: nothing nests deeper than its indentation plus the brackets and indicators around it.
    if (!lineBegins && type !== 'space' && flow + indent + onLine > deepest)
      return texts().environment.yaml.tooDeep({ most: deepest });
    if (tokens > most) return texts().environment.yaml.tooManyPieces({ most });
  }
  return undefined;
}
