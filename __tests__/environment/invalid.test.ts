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

describe('in Chinese', () => {
  const before = process.env['BOSS_LANG'];
  beforeEach(() => void (process.env['BOSS_LANG'] = 'zh'));
  afterEach(() => void (process.env['BOSS_LANG'] = before));

  test.each(files)('%s: as many problems at the same places, told in Chinese', (file) => {
    const content = readFileSync(join(folder, file), 'utf8');
    const result = parseEnvironment(file, content);
    const problems = 'problems' in result ? result.problems : [];
    const place = (line: string) => /^[^:]+:\d+:\d+/.exec(line)?.[0];
    expect(problems.map(renderProblem).map(place)).toEqual(expectedMessages(content).map(place));
    for (const { what, allowed, cure } of problems) {
      expect(`${what}${cure}`).toMatch(/\p{Script=Han}/u);
      // Lines of the file and YAML to copy are no sentences.
      for (const part of [what, allowed, cure].map((text) => text.replaceAll(/`[^`]*`|"[^"]*"/g, '')))
        expect(part).not.toMatch(/(?:\b[a-z]+ ){3,}[a-z]+\b/);
    }
  });
});
