import { applySplices } from '../../lib/yaml/line-edits';
import { spliceValues, type YamlScalar } from '../../lib/yaml/yaml-splices';

const edited = (text: string, wanted: readonly YamlScalar[]) =>
  applySplices(text, spliceValues(text, wanted));

// What PyYAML 6.0.3 makes of each word; its rules are those of 3.x.
test.each<[string, string | boolean | number, boolean]>([
  ['n', false, false],
  ['n', 'n', true],
  ['Y', true, false],
  ['yEs', true, false],
  ['yEs', 'yEs', true],
  ['On', true, true],
  ['OFF', false, true],
  ['0777', 777, false],
  ['0777', 511, true],
  ['08', 8, false],
  ['08', '08', true],
  ['0o17', '0o17', true],
  ['0x1F', 31, true],
  ['0b101', 5, true],
  ['1_000', 1000, true],
  ['-0', 0, true],
  ['+1', 1, true],
  ['1.0', 1, false],
  ['1e3', 1000, false],
  ['1e3', '1e3', true],
  ['12:30', 750, true],
  ['12:30', '12:30', false],
  ['1:99', '1:99', true],
  ['2001-01-01', '2001-01-01', false],
  ['2001-1-1', '2001-1-1', true],
  ['~', '', false],
  ["'n'", 'n', true],
  ["'1'", 1, false],
  ['"no"', false, false],
  ['!!str no', 'no', true],
  ['!!int "0777"', 511, true],
  ['!!bool "on"', true, true],
  ['!!bool n', false, false],
  ['1.5.0', '1.5.0', true],
  ['.5', '.5', false],
  ['.nan', '.nan', false],
  ['nUll', 'nUll', true],
])('%s is %j to the platform’s python: %s', (word, value, same) => {
  const wanted = [{ path: ['k'], value }];
  const text = `k: ${word}\n`;
  expect(spliceValues(text, wanted).length === 0).toBe(same);
  expect(spliceValues(edited(text, wanted), wanted)).toEqual([]);
});

test('a list stands where the template has an empty text, or nothing', () => {
  const wanted = [{ path: ['k'], value: ['10.0.0.1', 'n'] }];
  for (const word of [" ''", ' ""', '', ' ~', ' []', ' |', " ['10.0.0.1', no]"])
    expect(edited(`k:${word}\nz: 1\n`, wanted)).toBe("k: ['10.0.0.1', 'n']\nz: 1\n");
  expect(edited("k: ['10.0.0.1', n]\n", wanted)).toBe("k: ['10.0.0.1', n]\n");
});
