import fc from 'fast-check';
import { foldHosts } from '../../lib/plan/host-set';

test.each([
  ['nothing', [], ''],
  ['one host', ['boss0'], 'boss0'],
  ['two in a row', ['boss0', 'boss1'], 'boss[0-1]'],
  ['with a gap', ['boss0', 'boss1', 'boss3'], 'boss[0-1,3]'],
  ['no number', ['ks', 'boss0'], 'ks,boss0'],
  ['twice', ['boss0', 'boss0'], 'boss0'],
  ['out of order', ['boss2', 'boss0', 'boss1'], 'boss[0-2]'],
  ['other widths are other names', ['n1', 'n01', 'n2'], 'n[1-2],n01'],
  ['across the width', ['n9', 'n10'], 'n9,n10'],
  ['racks with the same nodes', ['r01n01', 'r01n02', 'r02n01', 'r02n02'], 'r[01-02]n[01-02]'],
  ['a rack with other nodes', ['r01n01', 'r01n02', 'r02n01'], 'r01n[01-02],r02n01'],
  ['a number that is no host number', ['10.0.0.1', '10.0.0.2'], '10.0.0.[1-2]'],
  ['numbers too large to count', ['n99999999999999999998', 'n7'], 'n99999999999999999998,n7'],
])('%s', (_, hosts, line) => expect(foldHosts(hosts)).toBe(line));

test('480 hosts are one short line', () => {
  const name = (rack: number, node: number) =>
    `pek3r${String(rack).padStart(2, '0')}n${String(node).padStart(2, '0')}`;
  const hosts = Array.from({ length: 480 }, (_, index) => name(1 + Math.floor(index / 12), 1 + (index % 12)));
  expect(foldHosts(hosts)).toBe('pek3r[01-40]n[01-12]');
});

test('what is folded unfolds to the same hosts', () => {
  const host = fc
    .tuple(fc.constantFrom('r', 'boss', 'a-b'), fc.nat(30), fc.constantFrom('', 'n'), fc.nat(12))
    .map(([prefix, rack, middle, node]) => (middle === '' ? `${prefix}${rack}` : `${prefix}${rack}n${node}`));
  fc.assert(
    fc.property(fc.array(host, { maxLength: 60 }), (hosts) => {
      expect(unfold(foldHosts(hosts)).sort()).toEqual([...new Set(hosts)].sort());
    }),
  );
});

/** An own reader of the notation, for names of at most two numbers without leading zeros. */
function unfold(line: string): string[] {
  if (line === '') return [];
  return line.split(/,(?![^[]*\])/).flatMap((block) =>
    block.split(/(\[[^\]]*\])/).reduce<string[]>(
      (names, piece) => {
        const values = piece.startsWith('[')
          ? piece
              .slice(1, -1)
              .split(',')
              .flatMap((range) => {
                const [first, last = first] = range.split('-').map(Number);
                return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) =>
                  String(Number(first) + index),
                );
              })
          : [piece];
        return names.flatMap((name) => values.map((value) => name + value));
      },
      [''],
    ),
  );
}
