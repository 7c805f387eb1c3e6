import { readHistory, renderHistory } from '../../model/history';

const entry = {
  run: 'abc',
  by: 'me@here',
  environment: 'lab',
  commit: 'none',
  plan: 'f'.repeat(64),
  title: 'boss_v1_absent on boss',
  begun: 1_700_000_000,
  host: 'boss0',
  result: 'proven',
  seconds: 3,
};

test('lines that are broken are counted, and the rest is read', () => {
  const whole = JSON.stringify(entry);
  const { entries, broken } = readHistory([whole, whole.slice(0, 30), '', `{"run":1}`, whole, '']);
  expect(entries).toHaveLength(2);
  expect(broken).toBe(2);
});

test('what a history file holds reaches the terminal as visible text', () => {
  const { entries } = readHistory([
    JSON.stringify({ ...entry, by: '\u001b]52;c;aGk=\u0007', host: '\u001b[2J', title: '\u202eevil' }),
  ]);
  const [row = ''] = renderHistory(entries);
  expect(row).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(row).toContain('\\u{1b}]52;');
});
