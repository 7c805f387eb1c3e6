import { NotEditable } from '../../model/editable-yaml';
import { pathsOfItsKeys } from '../../model/its-keys';
import { parseEnvironment } from '../../model/environment';
import { renderProblem } from '../../model/problem';
import { exampleText, messages } from './valid-environment';

const text = 'deploy_boss: 0\nboss:\n  address: [""]\ntwice: 1\ncronus:\n  twice: 1\n';
const want = (name: string) => pathsOfItsKeys(text, [{ path: [name], value: 1 }]);

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

test('a component that nobody knows is refused, and one that is near is named', () => {
  const content = `${exampleText('zone')}\ncomponents:\n  cronos: {}\n`;
  expect(messages(content)).toEqual([]);
  const read = parseEnvironment('unit.yaml', content, ['cronus']);
  expect('problems' in read ? read.problems.map(renderProblem) : []).toEqual([
    expect.stringMatching(/^unit\.yaml:\d+:\d+: .*cronos.*cronus/),
  ]);
});
