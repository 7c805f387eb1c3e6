/* verifies: what stands in columns, or is cut to them, counts a Chinese sign twice, as a terminal shows it */
import { columns, fitting, padded, wrapped } from '../../lib/text/columns';
import { visibleText } from '../../lib/text/visible-text';
import { renderHistory } from '../../lib/run/history';

test.each([
  ['abc', 3],
  ['部署', 4],
  ['部署BOSS V2', 11],
  ['e\u0301', 1],
])('%j takes %d columns', (text, width) => {
  expect(columns(text)).toBe(width);
  expect(columns(padded(text, 20))).toBe(20);
});

test('a text is cut at columns, and no sign in two', () => {
  expect(fitting('部署部署', 5)).toBe('部署');
  expect(fitting('a部署', 5)).toBe('a部署');
  expect(fitting('😀😀', 3)).toBe('😀');
  expect(visibleText('节点组差异', 6)).toBe('节点组… (5 characters)');
});

test('signs that a screen does not show count all the same', () => {
  expect(fitting('\u200b'.repeat(9), 5)).toHaveLength(5);
});

test('Chinese breaks anywhere but before its punctuation, other words do not', () => {
  const text = '查看主机并报告差异；不需要 Terraform、状态和锁';
  for (let width = 12; width < 50; width += 1) {
    const lines = wrapped(text, width).split('\n');
    expect(lines.filter((line) => columns(line) > width)).toEqual([]);
    expect(lines.filter((line) => /^[；、，。]/.test(line))).toEqual([]);
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  }
  expect(wrapped('one two three', 8)).toBe('one two\nthree');
});

test('columns of a table with Chinese texts stand below each other', () => {
  const entry = { run: 'r', zone: 'z', by: 'a', commit: 'c', plan: 'p', begun: 0, seconds: 5, title: '' };
  const rows = renderHistory([
    { ...entry, host: 'boss0', result: 'proven', title: '卸载BOSS V1', by: '王小明' },
    { ...entry, host: 'webservice0', result: 'proven', title: 'remove', by: 'li' },
  ] as unknown as Parameters<typeof renderHistory>[0]);
  const at = (row: string, word: string) => columns(row.slice(0, row.indexOf(word)));
  expect(new Set(rows.map((row) => at(row, 'commit'))).size).toBe(1);
});
