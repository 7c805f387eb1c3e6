import { renderProblem } from '../../lib/text/problem';

const problem = {
  file: 'environments/lab.yaml',
  line: 3,
  column: 7,
  what: 'zone is wrong',
  got: '7',
  allowed: 'a name',
  cure: 'rename it',
};

test('all four parts on one line, with the place in front', () => {
  expect(renderProblem(problem)).toBe(
    'environments/lab.yaml:3:7: zone is wrong; got: 7; allowed: a name; cure: rename it',
  );
});

test.each([
  ['an escape sequence', '\x1b[2J', '\\u{1b}[2J'],
  ['a newline', 'a\nb', 'a\\u{a}b'],
  ['NUL', '\0', '\\u{0}'],
  ['C1 controls', '\u009b31m', '\\u{9b}31m'],
  ['text that turns direction', '\u202egpj', '\\u{202e}gpj'],
  ['a zero-width space', 'a\u200bb', 'a\\u{200b}b'],
  ['a non-breaking space', 'a\u00a0b', 'a\\u{a0}b'],
  ['a noncharacter', '\ufffe', '\\u{fffe}'],
  ['half of a pair', '\ud83d', '\\u{d83d}'],
  ['a line separator', '\u2028', '\\u{2028}'],
])('%s is made visible in every part', (_name, text, shown) => {
  const rendered = renderProblem({
    ...problem,
    file: text,
    what: text,
    got: text,
    allowed: text,
    cure: text,
  });
  expect(rendered).toBe(`${shown}:3:7: ${shown}; got: ${shown}; allowed: ${shown}; cure: ${shown}`);
});

test('Chinese and emoji stay as they are', () => {
  expect(renderProblem({ ...problem, got: '卸载，😀' })).toContain('got: 卸载，😀;');
});

test('a long part is cut off and counted, the others stay', () => {
  const rendered = renderProblem({ ...problem, got: 'x'.repeat(10_000) });
  expect(rendered).toContain('xxx… (10000 characters); allowed: a name; cure: rename it');
  expect(rendered.length).toBeLessThan(700);
});
