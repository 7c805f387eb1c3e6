import type { LookupResult } from '../../lib/plan/lookup';
import { UnexpectedFormat } from '../../lib/text/unexpected-format';
import { parseStatus } from '../../lib/lookups/status';
import { parseTopology, topologyUrl } from '../../lib/lookups/topology';
import { parseVariables } from '../../lib/lookups/variables-yaml';
import { parseVersionJson } from '../../lib/lookups/version-json';
import { parseTemplate } from '../../lib/lookups/vm-variables-template';
import { environmentForTests } from '../environments-for-tests';

/** The facts, or why there are none. */
function outcome(reduce: (text: string) => LookupResult, text: string): LookupResult | string {
  try {
    return reduce(text);
  } catch (error) {
    if (error instanceof UnexpectedFormat) return error.message;
    throw error;
  }
}

const version = (current: object) => JSON.stringify({ current, old: [{ installer: '3.7' }] });

test.each([
  ['two parts', version({ installer: '3.7', upgrade: '20210104' }), { installer: '3.7', upgrade: 'none' }],
  ['two digits', version({ installer: '4.10', patch: '' }), { installer: '4.10', upgrade: 'none' }],
  [
    'a half-done upgrade',
    version({ installer: '4.7', old_upgrade: '20210104', new_upgrade: '20210630' }),
    { installer: '4.7', upgrade: 'half-done' },
  ],
  [
    'a half-done upgrade of a platform that had none: its values are empty',
    version({ installer: '4.7', old_upgrade: '', new_upgrade: '' }),
    { installer: '4.7', upgrade: 'half-done' },
  ],
  ['an empty version', version({ installer: '' }), /not a version/],
  ['a number, which lost its end', '{"current":{"installer":4.10}}', /not a version/],
  ['a name in prose', version({ installer: '4.7-20210104' }), /not a version/],
  ['no current', '{"old":[{"installer":"4.7"}]}', /"current" is not there/],
  ['a list', '{"current":["installer"]}', /"current" is not there/],
  ['an heirloom', '{"__proto__":{"current":{"installer":"4.7"}}}', /"current" is not there/],
  ['half a file', '{"current": {"installer": "4.7", "secret": "hidden', /^it is not JSON$/],
  ['the text of old sites', '3.7.1\n', /it is not/],
  ['nothing', '', /^it is not JSON$/],
  ['depth', '['.repeat(200_000), /^it is not JSON$/],
])('version.json with %s', (_why, text, expected) => {
  const got = outcome(parseVersionJson, text);
  if (expected instanceof RegExp) expect(got).toMatch(expected);
  else expect(got).toEqual(expected);
});

const variables = (own: string, more = '', common = '  is_region: 0\n  domain: unit.example\n') =>
  `common:\n${common}unit1:\n${own}${more}`;
const ofUnit = parseVariables('unit1');

test('of variables.yaml only flags and names of the platform are kept', () => {
  const text = variables(
    '  is_global_zone: 1 # 全局\n  is_sub_zone: 0\n  deploy_boss: 0\n  access_key: hidden\n  deploy_secret: hidden\n',
    'unit2:\n  is_cronus_master_zone: 1\n',
    "  is_region: 1\n  region_id: '1e3'\n  domain: unit.example\n  password: hidden\n",
  );
  expect(ofUnit(text)).toEqual({
    is_region: '1',
    region_id: '1e3',
    domain: 'unit.example',
    cronus_master_zones: 'unit2',
    is_global_zone: '1',
    is_sub_zone: '0',
    deploy_boss: '0',
    deploy_secret: 'neither 0 nor 1',
  });
});

test.each([
  ["quoted, which is text to the platform's python", "'1'", 'neither 0 nor 1'],
  ['true', 'true', 'neither 0 nor 1'],
  ['yes', 'yes', 'neither 0 nor 1'],
  ['two', '2', 'neither 0 nor 1'],
  ['nothing', '', 'neither 0 nor 1'],
  ['a list', '[1]', 'neither 0 nor 1'],
  ['an alias', '*flag', '1'],
  ['tagged as python writes it', '!!int 1', '1'],
])('a flag that is %s', (_why, written, expected) => {
  expect(ofUnit(variables(`  x: &flag 1\n  is_global_zone: ${written}\n`))['is_global_zone']).toBe(expected);
});

test('an empty region is none, and what is not there is no fact', () => {
  const facts = ofUnit(variables('  zone_code: 1\n', '', "  region_id: ''\n"));
  expect(facts).toEqual({ cronus_master_zones: '' });
});

test.each([
  ['no section of the zone', 'common:\n  is_region: 0\nunit2:\n  is_global_zone: 1\n', /no section unit1/],
  ['no common', 'unit1:\n  is_global_zone: 1\n', /no section common/],
  ['a section that is a text', 'common: {}\nunit1: hidden\n', /no section unit1/],
  [
    'a flag twice',
    variables('  is_global_zone: 1\n  is_global_zone: 0\n'),
    /^line 6: is_global_zone is given/,
  ],
  ['the zone twice', variables('  is_sub_zone: 0\n', 'unit1:\n  is_sub_zone: 1\n'), /unit1 is given twice/],
  [
    'merged keys twice',
    `base: &b {is_global_zone: 1}\n${variables('  <<: *b\n  <<: *b\n')}`,
    /<< is given twice/,
  ],
  ['two documents', `${variables('  is_sub_zone: 0\n')}---\na: 1\n`, /second YAML document/],
  ['a NUL', variables('  is_sub_zone: 0 # \0hidden\n'), /NUL/],
  ['no YAML', 'common: [hidden\n', /^line \d+: it is not YAML \([A-Z_]+\)$/],
  ['a tab', 'common:\n\tis_region: hidden\n', /it is not YAML/],
  ['depth', '['.repeat(5_000), /nested too deeply|it is not YAML/],
  ['a list', '- 1\n', /holds no keys/],
  ['nothing', '', /holds no keys/],
])('variables.yaml with %s is not understood, and nothing of it is told', (_why, text, reason) => {
  const got = outcome(ofUnit, text);
  expect(got).toMatch(reason);
  expect(got).not.toMatch(/hidden/);
});

test('what ends a line to the platform’s python does so here', () => {
  const facts = ofUnit(variables('  is_sub_zone: 0 # \u0085  is_global_zone: 1\n'));
  expect(facts).toMatchObject({ is_sub_zone: '0', is_global_zone: '1' });
});

test('keys that are merged from elsewhere count where there is none of that name, the first source first', () => {
  const base = 'a: &a {is_global_zone: 0, is_sub_zone: 1}\nb: &b {<<: *a, deploy_boss: 1, is_sub_zone: 0}\n';
  const merged = ofUnit(`${base}${variables('  <<: [*b, *a]\n  is_global_zone: 1\n')}`);
  expect(merged).toMatchObject({ is_global_zone: '1', is_sub_zone: '0', deploy_boss: '1' });
  const circle = 'unit1: &u\n  <<: *u\n  is_sub_zone: 1\ncommon: {}\n';
  expect(ofUnit(circle)).toMatchObject({ is_sub_zone: '1' });
  const bomb = Array.from({ length: 40 }, (_, i) => `m${i + 1}: &m${i + 1} {<<: [*m${i}, *m${i}]}\n`).join(
    '',
  );
  expect(ofUnit(`m0: &m0 {is_sub_zone: 0}\n${bomb}${variables('  <<: *m40\n')}`)).toMatchObject({
    is_sub_zone: '0',
  });
});

test('an alias bomb costs nothing: aliases are not followed', () => {
  const bomb = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]\n`).join('');
  expect(ofUnit(`a0: &a0 x\n${bomb}${variables('  is_sub_zone: 0\n')}`)).toMatchObject({ is_sub_zone: '0' });
});

test('what the template sets, at its top or in sections', () => {
  expect(parseTemplate("deploy_boss: 0 # x\nboss_floating_ip: ''\ncronus:\n  deploy_cronus: 1\n")).toEqual({
    deploy_boss: '0',
    deploy_cronus: '1',
  });
  expect(outcome(parseTemplate, 'deploy_boss: 0\nboss:\n  deploy_boss: 1\n')).toMatch(/given twice/);
  expect(outcome(parseTemplate, 'deploy_boss: 0\ndeploy_boss: 1\n')).toMatch(/given twice/);
  expect(outcome(parseTemplate, 'boss: 1\n')).toMatch(/no deploy_\*/);
});

test.each([
  ['{\n    "platform_id": "p-1",\n    "status": "running"\n}\n', { status: 'running' }],
  ['{"status": "done with failure"}', { status: 'done with failure' }],
  ['{"status": "running\\u001b[2J"}', 'it tells no "status"'],
  ['{"status": ["running"]}', 'it tells no "status"'],
  ['{"zone_info": {"status": "running"}}', 'it tells no "status"'],
  ['status: running', 'it is not JSON'],
])('the status in %j', (text, expected) => {
  expect(outcome(parseStatus, text)).toEqual(expected);
});

test.each([
  ['{"ret_code": 0, "topology": {"nodes": 1}}\n\n200', { status: '200', data: 'some' }],
  ['[{"zone": "unit1"}]\n200', { status: '200', data: 'some' }],
  ['{"ret_code": 1400, "message": "no"}\n200', { status: '200', data: 'none' }],
  ['{}\n200', { status: '200', data: 'none' }],
  ['console\n\n200', { status: '200', data: 'none' }],
  ['{"ret_code": 0, "topology": 1}\n404', { status: '404', data: 'none' }],
  ['\n000', 'curl tells no HTTP status'],
  ['', 'curl tells no HTTP status'],
])('the topology from %j', (text, expected) => {
  expect(outcome(parseTopology, text)).toEqual(expected);
});

test('the topology is asked under the id of the region, where there is one', () => {
  expect(topologyUrl(environmentForTests())).toBe('http://api.unit.example/monitor/unit1/api/topology');
  expect(topologyUrl(environmentForTests('region'))).toMatch('/monitor/unit1/api/');
});
