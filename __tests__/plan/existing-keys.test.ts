import { NotEditable } from '../../lib/yaml/editable-yaml';
import { pathsOfExistingKeys } from '../../lib/plan/existing-keys';
import { exampleText, messages } from '../environment/valid-environment';

const text = 'deploy_boss: 0\nboss:\n  address: [""]\ntwice: 1\ncronus:\n  twice: 1\n';
const want = (name: string) => pathsOfExistingKeys(text, [{ path: [name], value: 1 }]);

test('a key is found at the top or one level below', () => {
  expect(want('deploy_boss')).toEqual([{ path: ['deploy_boss'], value: 1 }]);
  expect(want('address')).toEqual([{ path: ['boss', 'address'], value: 1 }]);
});

test.each([
  ['adress', /there is no key `adress` in it/],
  ['twice', /line 6: twice is given twice/],
])('%s is refused: nothing is guessed', (name, reason) => {
  expect(() => want(name)).toThrow(NotEditable);
  expect(() => want(name)).toThrow(reason);
});

test('a key that is not in the file, and near one that is', () => {
  expect(() =>
    pathsOfExistingKeys('deploy_boss: 0\nboss_address: 1\n', [{ path: ['boss_adress'], value: 1 }]),
  ).toThrow('there is no key `boss_adress` in it; allowed: keys that are in it; did you mean boss_address?');
});

test('a component whose name is near one that documents have: that is said, beside what is missing', () => {
  const [first, second, ...more] = messages(`${exampleText('zone')}\ncomponents:\n  cronos: {}\n`);
  expect(first).toMatch(
    /components\.cronos\.group is missing; .*, or correct the name: did you mean cronus\?$/,
  );
  expect(second).toMatch(/components\.cronos\.packages is missing; /);
  expect(more).toEqual([]);
});
