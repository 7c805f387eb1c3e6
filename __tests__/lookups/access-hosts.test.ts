import { accessHosts, accessNames, hostsLines } from '../../lib/lookups/access-hosts';
import { noDesiredFiles } from '../../lib/desired/desired-files';
import { UnexpectedFormat } from '../../lib/text/unexpected-format';
import { environmentForTests } from '../environments-for-tests';

const environment = environmentForTests('zone', '  webSupervisor: present\n');
const lines = (text: string) =>
  hostsLines(accessHosts(environment).parse(text, noDesiredFiles), accessNames(environment));

test('what the platform lists, one line for each address, in the order console, boss, supervisor', () => {
  expect(
    lines(
      '10.0.0.1 api.unit.example console.unit.example\n10.0.0.1 boss.unit.example\n# 10.0.0.8 old\n\n10.0.0.2 supervisor.unit.example\n10.0.0.3 boss0\n',
    ),
  ).toEqual(['10.0.0.1 console.unit.example boss.unit.example', '10.0.0.2 supervisor.unit.example']);
});

test('a name that is not listed is served by the proxy, whose address is the first', () => {
  expect(lines('10.0.0.1 console.unit.example\n10.0.0.3 boss0\n')).toEqual([
    '10.0.0.1 console.unit.example boss.unit.example supervisor.unit.example',
  ]);
});

test('the supervisor only where it is asked for', () => {
  expect(accessNames(environmentForTests())).toEqual(['console.unit.example', 'boss.unit.example']);
});

test('nothing but names and addresses of this domain is kept', () => {
  expect(accessHosts(environment).parse('10.0.0.1 a b\n10.0.0.3 boss0\n', noDesiredFiles)).toEqual({
    proxy: '10.0.0.1',
  });
});

test.each([
  ['silence', '', 'names no host'],
  ['comments only', '# nobody\n', 'names no host'],
  ['a traceback', '10.0.0.1 a\nTraceback (most recent call last):\n', 'line 2 is not'],
  ['an address alone', '10.0.0.1\n', 'line 1 is not'],
  ['an address that is none', '10.0.0.256 a\n', 'line 1 is not'],
  ['a template for a name', '10.0.0.1 ${path.module}\n', 'line 1 is not'],
  ['two addresses', '10.0.0.1 boss.unit.example\n10.0.0.2 boss.unit.example\n', 'two addresses'],
])('%s is not understood', (_name, text, message) => {
  expect(() => lines(text)).toThrow(UnexpectedFormat);
  expect(() => lines(text)).toThrow(message);
});
