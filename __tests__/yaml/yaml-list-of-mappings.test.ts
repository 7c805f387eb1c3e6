import { recordOf } from '../../lib/plan/firstbox-file';
import { applySplices } from '../../lib/yaml/line-edits';
import { spliceValues, type YamlScalar } from '../../lib/yaml/yaml-splices';

const edited = (text: string, wanted: readonly YamlScalar[]) =>
  applySplices(text, spliceValues(text, wanted));

describe('a list of mappings', () => {
  const leafs = [
    { name: "o'leaf", as_number: 65001, no: 'x' },
    { name: 'leaf2', as_number: 65002, no: 'y' },
  ];
  const wanted: YamlScalar[] = [{ path: ['switch'], value: leafs }];
  const line =
    "switch: [{'name': 'o''leaf', 'as_number': 65001, 'no': 'x'}, {'name': 'leaf2', 'as_number': 65002, 'no': 'y'}]\n";

  test.each([
    ['a block list', "switch:\n  - name: ''\n    as_number: ''\n"],
    ['an empty list', 'switch: []\n'],
    ['an empty text', "switch: ''\n"],
    ['a list of texts', "switch: ['']\n"],
  ])('stands in the place of %s, between its neighbours', (_name, before) => {
    expect(edited(`a: 1\n${before}b: 2 # kept\n`, wanted)).toBe(`a: 1\n${line}b: 2 # kept\n`);
  });

  test('that is there already is left as it is written', () => {
    const there =
      "switch:\n- {name: o'leaf, as_number: 65001, 'no': x}\n- name: leaf2\n  as_number: 65002\n  'no': y\n";
    expect(edited(there, wanted)).toBe(there);
    expect(recordOf({ path: '/x', values: wanted }, Buffer.from(line)).edits).toEqual([]);
  });

  test.each([
    ['a name more', "switch: [{'name': 'leaf1', 'more': [1]}]\n"],
    ['a text for a number', "switch: [{'name': '1'}]\n"],
  ])('is another one with %s', (_name, before) => {
    expect(edited(before, [{ path: ['switch'], value: [{ name: 1 }] }])).toBe("switch: [{'name': 1}]\n");
    expect(edited(before, [{ path: ['switch'], value: [{ name: 'leaf1' }] }])).toBe(
      "switch: [{'name': 'leaf1'}]\n",
    );
  });

  test('is refused where there is no list', () => {
    expect(() => edited('switch: leaf1\n', wanted)).toThrow(/switch is not a list/);
  });
});
