import { contradictions, identityLookup } from '../../lib/lookups/identity';
import { otherwiseSaid } from '../../lib/lookups/otherwise-said';
import { hostsFileLookup, otherVips } from '../../lib/lookups/proxy-vip';
import { noDesiredFiles } from '../../lib/desired/desired-files';
import type { HostObservation, Observations } from '../../lib/plan/observation';
import { environmentForTests } from '../environments-for-tests';

const webhook = (vip: string, more = '') =>
  environmentForTests('zone', `  notifyWebhook: { proxyVips: { unit1: ${vip} }${more} }\n`);
const answered = (host: string): HostObservation => ({ host, kind: 'answered', answers: {} });

interface Platform {
  readonly variables?: string;
  readonly installer?: string;
  readonly hosts?: string;
  readonly boss?: readonly string[];
}

/** A look at a platform that says no more than this. */
function seen(
  { variables, installer, hosts, boss = [] }: Platform,
  environment = webhook('10.0.0.1'),
): Observations {
  const read = (text: string, reading: typeof identityLookup) =>
    ({ kind: 'read', facts: reading.parse(text, noDesiredFiles) }) as const;
  return {
    apiVersion: 'boss-cdktf/observations/v1',
    environment: 'unit',
    observedAt: '2026-01-02T03:04:05Z',
    groups: { boss: { kind: 'observed', hosts: boss.map(answered) } },
    readings: {
      ...(variables === undefined ? {} : { identity: read(variables, identityLookup) }),
      ...(installer === undefined ? {} : { 'version.json': { kind: 'read', facts: { installer } } }),
      ...(hosts === undefined ? {} : { 'hosts file': read(hosts, hostsFileLookup(environment)) }),
    },
  };
}

const agreeing = 'common: { domain: unit.example }\nunit1: { is_global_zone: 1, is_sub_zone: 0 }\n';

test('a platform that agrees, or says nothing, has no warning', () => {
  const environment = environmentForTests();
  for (const platform of [
    { variables: agreeing, installer: '4.7', boss: ['boss0', 'boss1'] },
    { variables: agreeing, installer: '4.7.0', boss: ['web0'] },
    { variables: 'common: {}\nunit1: {}\n' },
    { variables: agreeing.replace('unit.example', 'Unit.EXAMPLE.') },
    {},
  ])
    expect(otherwiseSaid(environment, seen(platform))).toEqual([]);
  expect(otherwiseSaid(environment, undefined)).toEqual([]);
});

test.each<[string, Platform, string]>([
  [
    'domain',
    { variables: agreeing.replace('unit.example', 'other.example') },
    "unit.yaml:3: domain: the environment file says unit.example, the firstbox's /pitrix/conf/variables/variables.yaml says domain: other.example; the plan goes by the environment file; correct domain there",
  ],
  [
    'installer',
    { installer: '4.10' },
    "unit.yaml:4: installer: the environment file says 4.7.0, the firstbox's /pitrix/version.json says 4.10; the plan goes by the environment file; correct installer there",
  ],
  [
    'place',
    { variables: agreeing.replace('is_global_zone: 1', 'is_global_zone: 0') },
    "unit.yaml:6: place: the environment file says global, the firstbox's /pitrix/conf/variables/variables.yaml says is_global_zone: 0 of unit1; the plan goes by the environment file; correct place there",
  ],
  [
    'layout',
    { boss: ['ks0', 'ks1'] },
    'unit.yaml:7: layout: the environment file says standard, its boss nodes are called ks0, ks1; the plan goes by the environment file; correct layout there',
  ],
])('another %s is told with both values and the line of the key', (_key, platform, told) => {
  expect(otherwiseSaid(environmentForTests(), seen(platform))).toEqual([told]);
});

test('a layout is told only where every boss node speaks against it', () => {
  const fusion = { ...environmentForTests(), layout: 'fusion' as const };
  expect(otherwiseSaid(fusion, seen({ boss: ['unit1-boss0', 'unit1-boss1'] }))).toHaveLength(1);
  for (const boss of [['ks0'], ['ks0', 'boss1'], ['mine0'], []])
    expect(otherwiseSaid(fusion, seen({ boss }))).toEqual([]);
});

test('what is refused of the platform is told with the line of its key', () => {
  expect(contradictions(environmentForTests(), seen({ variables: 'common: {}\nother: {}\n' }))).toEqual([
    expect.stringMatching(/^unit\.yaml:2: zone: the environment file says unit1, .* says zones other/),
  ]);
});

const hosts = [
  '127.0.0.1 localhost',
  '10.0.0.1 proxy.mgmt.pitrix.yunify.com proxy # the VIP',
  '10.0.0.2 proxy0.mgmt.pitrix.yunify.com proxy0',
  '10.0.1.1 unit2-proxy',
  '# 10.0.0.9 old-proxy',
].join('\n');

test.each([
  ['the VIP of this zone’s proxies', '10.0.0.1', hosts],
  ['that of another zone’s proxies', '10.0.1.1', hosts],
  ['the VIP on a line with a proxy’s own name', '10.0.0.2', '10.0.0.2 proxy0 proxy\n'],
  ['one that is not known where none of this zone is', '10.0.0.9', '10.0.1.1 unit2-proxy\n'],
])('not refused, and not told: %s', (_what, vip, text) => {
  const environment = webhook(vip);
  const platform = seen({ hosts: text }, environment);
  expect([otherVips(environment, platform), otherwiseSaid(environment, platform)]).toEqual([[], []]);
});

test.each([
  ['one that nobody has', '10.0.0.9', 'nobody has'],
  ['a node’s own', '10.0.0.2', 'is that of proxy0'],
])('refused as VIP: %s', (_what, vip, whose) => {
  const environment = webhook(vip);
  expect(otherVips(environment, seen({ hosts }, environment))).toEqual([
    `unit.yaml:14: boss.notifyWebhook.proxyVips.unit1: the environment file says ${vip}, which ${whose} in the firstbox's /etc/hosts; ` +
      'allowed: proxy=10.0.0.1, unit2-proxy=10.0.1.1; write that address, or `otherVip: meant` beside proxyVips where it is right all the same',
  ]);
});

test('one that is said to be meant is neither refused nor told', () => {
  const environment = webhook('10.0.0.2', ', otherVip: meant');
  const platform = seen({ hosts }, environment);
  expect([otherVips(environment, platform), otherwiseSaid(environment, platform)]).toEqual([[], []]);
});

test('a node’s own address is told where the platform names no VIP', () => {
  const environment = webhook('10.0.0.2');
  const platform = seen({ hosts: '10.0.0.2 proxy0.mgmt.pitrix.yunify.com proxy0\n' }, environment);
  expect(otherVips(environment, platform)).toEqual([]);
  expect(otherwiseSaid(environment, platform)).toEqual([
    expect.stringMatching(/10\.0\.0\.2, which is that of proxy0 .* does not move to another proxy/),
  ]);
});

test('a file that is there and cannot be read is told, with what is not compared', () => {
  const unreadable = (reason: string) => ({ kind: 'unreadable', reason }) as const;
  const readings = {
    identity: unreadable('/x/variables.yaml: line 3: it is not YAML (BAD_INDENT)'),
    'version.json': unreadable('/pitrix/version.json: it is not JSON'),
    'hosts file': unreadable('/etc/hosts is not UTF-8'),
  };
  expect(otherwiseSaid(environmentForTests(), { ...seen({}), readings })).toEqual([
    expect.stringMatching(/^firstbox: \S+variables\.yaml: line 3: .*; zone, topology, .* cannot be compared/),
    expect.stringMatching(/^firstbox: \S+version\.json: it is not JSON; the installer of/),
    expect.stringMatching(/^firstbox: \/etc\/hosts is not UTF-8; the VIP of the proxies of/),
  ]);
});

test('a hosts file with tabs, CR LF, IPv6 and comments of all kinds', () => {
  const environment = webhook('10.0.0.1');
  const text = '#10.0.0.1 a\r\n::1\tlocalhost\r\n10.0.0.1\tproxy.mgmt.pitrix.yunify.com\tproxy\t#VIP\r\n\r\n';
  expect(otherVips(environment, seen({ hosts: text }, environment))).toEqual([]);
  expect(otherVips(webhook('10.0.0.2'), seen({ hosts: text }, environment))).toHaveLength(1);
});

test('nothing is told of a hosts file that was not read', () => {
  const environment = webhook('10.0.0.9');
  const unreadable = { 'hosts file': { kind: 'unreadable', reason: 'x' } as const };
  for (const readings of [{}, unreadable, { 'hosts file': { kind: 'absent' } as const }])
    expect(otherVips(environment, { ...seen({}), readings })).toEqual([]);
});

test('a region of many zones: the own proxies come first, the rest is counted, and the cure is not cut', () => {
  const environment = webhook('10.0.0.9');
  const others = Array.from({ length: 20 }, (_, index) => `10.0.1.${index} longnamedzone${index}-proxy`);
  const text = [...others, '10.0.0.1 proxy'].join('\n');
  const [told = ''] = otherVips(environment, seen({ hosts: text }, environment));
  expect(told).toMatch(
    /allowed: proxy=10\.0\.0\.1, longnamedzone0-proxy=10\.0\.1\.0, .* and 16 more; write that address, or `otherVip: meant`/,
  );
  expect(told.length).toBeLessThan(600);
});

test('another zone of many is refused with a message that is not cut', () => {
  const zones = Array.from({ length: 60 }, (_, index) => `longnamedzone${index}: {}\n`);
  const [told = ''] = contradictions(
    environmentForTests(),
    seen({ variables: `common: {}\n${zones.join('')}` }),
  );
  expect(told).toMatch(/says zones longnamedzone0, .* and 55 more; .*correct zone in the environment file/);
  expect(told.length).toBeLessThan(600);
});
