import { compareVersions, parseVersion, renderVersion } from '../../lib/text/version';

test.each([
  ['3.7', [3, 7, 0]],
  ['4.4.3', [4, 4, 3]],
  ['4.10', [4, 10, 0]],
  ['0.0.1', [0, 0, 1]],
])('%s', (text, version) => {
  expect(parseVersion(text)).toStrictEqual(version);
});

test.each([
  '',
  '4',
  '4.',
  '.4',
  '4.7.',
  '4.7.1.2',
  '04.7',
  '4.07',
  'v4.7',
  '4.7 ',
  '4.7\n',
  '4.7-20210104',
  '４.７',
  '4.12345',
  '-4.7',
  '4e1.0',
])('%j is not a version', (text) => {
  expect(() => parseVersion(text)).toThrow('not a version; got:');
});

test('versions are ordered by their numbers, not their digits', () => {
  const ordered = ['3.7', '4.2', '4.2.1', '4.3', '4.4.3', '4.4.10', '4.10', '10.0'];
  const shuffled = ['4.10', '4.3', '10.0', '4.4.10', '3.7', '4.2.1', '4.4.3', '4.2'];
  expect(shuffled.sort((a, b) => compareVersions(parseVersion(a), parseVersion(b)))).toStrictEqual(ordered);
});

test('a part that is left out is 0', () => {
  expect(compareVersions(parseVersion('4.3'), parseVersion('4.3.0'))).toBe(0);
  expect(renderVersion(parseVersion('4.3'))).toBe('4.3.0');
});
