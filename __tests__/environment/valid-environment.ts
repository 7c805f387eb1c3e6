import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../../lib/environment/environment';
import { parseEnvironment } from '../../lib/environment/parse-environment';
import { renderProblem } from '../../lib/text/problem';

/** The text of an example, without its comments, so that replacements hit keys. */
export function exampleText(name: 'zone' | 'region'): string {
  const text = readFileSync(join(__dirname, '../../environments/examples', `${name}.yaml`), 'utf8');
  return text.replace(/^\s*#.*\n/gm, '').replace(/ +# .*$/gm, '');
}

/** The environment, or an error that holds the problems. */
export function validEnvironment(file: string, content: string): Environment {
  const result = parseEnvironment(file, content);
  if ('problems' in result) throw new Error(result.problems.map(renderProblem).join('\n'));
  return result.environment;
}

/** What is said about a text; nothing when it is valid. */
export function messages(content: string): readonly string[] {
  const result = parseEnvironment('lab.yaml', content);
  return 'problems' in result ? result.problems.map(renderProblem) : [];
}
