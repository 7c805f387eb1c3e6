import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnvironment } from '../../lib/environment/parse-environment';
import { renderProblem } from '../../lib/text/problem';

// Each file breaks something; its leading `#= ` lines are all the messages an operator gets, to the letter.
const folder = join(__dirname, 'invalid');
const files = readdirSync(folder).sort();

function expectedMessages(content: string): readonly string[] {
  const lines = content.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('#= '));
  return lines.slice(0, end).map((line) => line.slice('#= '.length));
}

test('there are invalid files', () => {
  expect(files.length).toBeGreaterThan(50);
});

test.each(files)('%s', (file) => {
  const content = readFileSync(join(folder, file), 'utf8');
  const expected = expectedMessages(content);
  const result = parseEnvironment(file, content);
  expect('problems' in result ? result.problems.map(renderProblem) : []).toStrictEqual(expected);
  expect(expected).not.toHaveLength(0);
});
