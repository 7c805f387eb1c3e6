import { lastSeconds, readHistory, renderHistory } from '../../lib/run/history';

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
  const { entries, broken } = readHistory([
    whole,
    whole.slice(0, 30),
    '',
    `{"run":1}`,
    whole.replace('boss0', 'boss1'),
    '',
  ]);
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

test('a host is left running until a later line of the same run says how it came out', () => {
  const line = (words: object) => JSON.stringify({ ...entry, ...words });
  const told = (...lines: string[]) =>
    readHistory(lines).entries.map(({ run, host, result }) => `${run} ${host} ${result}`);
  const left = line({ result: 'running' });
  expect(told(left, line({ host: 'boss1' }), line({ run: 'def' }))).toEqual([
    'abc boss0 running',
    'abc boss1 proven',
    'def boss0 proven',
  ]);
  expect(told(left, left)).toEqual(['abc boss0 running']);
  expect(told(left, line({ result: 'failed' }))).toEqual(['abc boss0 failed']);
  expect(renderHistory(readHistory([left]).entries)[0]).toContain('  left running  boss0');
});

test('of each title the newest run counts, its slowest host, and none whose end was not seen', () => {
  const one = (title: string, run: string, host: string, seconds: number, result = 'proven') =>
    JSON.stringify({
      run,
      by: 'a',
      environment: 'e',
      commit: 'c',
      plan: 'p',
      title,
      begun: 1,
      host,
      result,
      seconds,
    });
  const { entries } = readHistory([
    one('a on boss', '1', 'boss0', 90),
    one('a on boss', '2', 'boss0', 7),
    one('a on boss', '2', 'boss1', 4, 'failed'),
    one('a on boss', '3', 'boss0', 0, 'running'),
    one('b on hyper', '4', 'hyper0', 2),
  ]);
  expect(lastSeconds(entries)).toEqual({ 'a on boss': 7, 'b on hyper': 2 });
});
