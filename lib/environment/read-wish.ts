import { stringify } from 'yaml';
import { ruleBreaches } from './environment-rules';
import { wishSchema, type WishShape } from './environment-schema';
import { renderProblem } from '../text/problem';
import { ruleFinding } from './rule-finding';
import { schemaFindings } from './schema-findings';
import { parseYamlDocument } from '../yaml/yaml-document';

/**
 * Judges what a program describes by the schema and the rules of the environment file.
 *
 * @param place what is told as the place of a problem, instead of a line of a file
 * @throws {Error} one line for each problem: what, got, allowed, cure
 */
export function readWish(place: string, wish: object): WishShape {
  // What is given as undefined is not given.
  const value: unknown = JSON.parse(JSON.stringify(wish));
  const result = wishSchema.safeParse(value);
  const breaches = result.success ? ruleBreaches(result.data) : [];
  if (result.success && breaches.length === 0) return result.data;
  // The words for a problem are those of the file, and so is the text that they quote from.
  const document = parseYamlDocument(stringify(value, { lineWidth: 0 }));
  const findings = result.success
    ? breaches.map((breach) => ruleFinding(document, breach))
    : schemaFindings(document, value, result.error.issues);
  throw new Error(
    findings
      .map(({ offset: _, ...words }) => renderProblem({ file: place, line: 0, column: 0, ...words }))
      .join('\n'),
  );
}
