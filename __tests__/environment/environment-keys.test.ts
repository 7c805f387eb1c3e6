import { z } from 'zod';
import { environmentPaths, keysUnder, keyTexts } from '../../lib/environment/environment-keys';
import { pathsBelow } from '../../lib/environment/schema-paths';
import { catalogues } from '../../lib/text/catalogue/text';

test.each(Object.entries(catalogues))(
  'every key of the schema has its texts in %s, and no other',
  (_language, spoken) => {
    const paths = Object.keys(spoken.environment.keys);
    expect([...paths].sort()).toStrictEqual([...environmentPaths].sort());
  },
);

test('paths are those of lists, records and other names as well, behind defaults too', () => {
  const port = z.int();
  const shape = z.strictObject({
    ssh: port.default(1),
    list: z.array(z.strictObject({ web: port })).exactOptional(),
    names: z.object({ one: port }).catchall(z.record(z.string(), port)),
  });
  expect(pathsBelow(shape)).toEqual([
    ...['ssh', 'list', 'list.*', 'list.*.web', 'names', 'names.one', 'names.*', 'names.*.*'],
  ]);
  expect(pathsBelow(port)).toEqual([]);
});

test('the example of each key is a line that begins with the key', () => {
  for (const path of environmentPaths) {
    const { example } = keyTexts(path) ?? { example: '' };
    const key = path.split('.').at(-1) ?? '';
    expect(key === '*' ? /^(- |<\w+>: )/.test(example) : example.startsWith(`${key}: `)).toBe(true);
  }
});

test('the keys under a path are its own only', () => {
  expect(keysUnder('firstbox')).toStrictEqual(['host', 'port', 'user', 'hostKey', 'sshConfig', 'jumpHosts']);
  expect(keysUnder('firstbox.jumpHosts.*')).toStrictEqual(['host', 'port', 'user', 'hostKey']);
  expect(keysUnder('')).toContain('apiVersion');
});
