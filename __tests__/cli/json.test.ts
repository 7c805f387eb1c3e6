/* verifies: documents for programs carry their version, are safe on a terminal, say what people read, and have the keys that docs/json.md names */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { judged } from '../../lib/cli/judged';
import { documentOf } from '../../lib/cli/restore';
import { statusOf } from '../../lib/cli/status';
import { explanationOf } from '../../lib/cli/why';
import { type JsonKind, jsonKinds, jsonLine } from '../../lib/cli/json-line';
import { environmentForTests } from '../environments-for-tests';
import { observationsOf } from '../observations-for-tests';

const docs = readFileSync(join(resolve(__dirname, '../..'), 'docs/json.md'), 'utf8');
const examples = docs
  .split('\n')
  .filter((line) => line.startsWith('    {'))
  .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);

/** The keys that the table names for a kind, `apiVersion` too. */
function documented(kind: JsonKind): readonly string[] {
  const row = docs.split('\n').find((line) => line.startsWith('|') && line.includes(`/${kind}/v1`)) ?? '';
  const cells = row.split('|');
  return ['apiVersion', ...[...(cells[4] ?? '').matchAll(/`(\w+)`/g)].map(([, key]) => key ?? '')];
}

const environment = environmentForTests();
const differing = observationsOf(environment, (host) =>
  host === 'hyper1' ? { 'program_state boss_daemon': { word: 'fatal', detail: '' } } : {},
);
const checked = judged(environment, differing, { held: [] });

test.each(jsonKinds)('%s: one example, with keys that are named', (kind) => {
  const own = examples.filter((one) => one['apiVersion'] === `boss-cdktf/${kind}/v1`);
  expect(own).toHaveLength(1);
  expect(Object.keys(own[0] ?? {}).filter((key) => !documented(kind).includes(key))).toEqual([]);
});

test.each<[JsonKind, object]>([
  ['summary', checked.plan ?? {}],
  ['finding', checked.findings[0] ?? {}],
  ['status', statusOf({ ...checked, lastDeploy: 'none' })],
  ['why', explanationOf(environment, differing, 'hyper1')],
  ['backup', { environment: 'unit', ...documentOf({ path: '/b/T/server.yaml.unit1', bytes: 3 }) }],
])('%s: no key that is not named', (kind, value) => {
  const keys = Object.keys(JSON.parse(jsonLine(kind, value)) as object);
  expect(keys.length).toBeGreaterThan(3);
  expect(keys.filter((key) => !documented(kind).includes(key))).toEqual([]);
});

test('a status has what its line says', () => {
  expect(statusOf({ ...checked, lastDeploy: { when: 'T', by: 'bob@desk' } })).toEqual({
    environment: 'unit',
    code: 2,
    states: ['differs'],
    hostCount: checked.plan?.hostCount,
    differing: ['boss_v1_absent'],
    messages: [],
    lastDeploy: { when: 'T', by: 'bob@desk' },
  });
  const held = judged(environment, observationsOf(environment), { held: ['held by alice@desk'] });
  expect(statusOf(held)).toMatchObject({
    code: 3,
    states: ['held-lock'],
    messages: [expect.stringContaining('alice@desk')],
  });
  expect(statusOf({ environment: 'x', code: 4, findings: [], summary: [] })).toEqual({
    environment: 'x',
    code: 4,
    states: ['not-seen'],
    differing: [],
    messages: [],
  });
});

test('a host that differs: facts, and the commands that would act', () => {
  const { steps } = explanationOf(environment, differing, 'hyper1');
  const [step] = steps.filter(({ state }) => state === 'differs');
  expect(step?.facts).toContainEqual({
    subject: 'program boss_daemon',
    wanted: 'absent',
    holds: false,
    found: 'fatal',
  });
  expect(step?.commands).toContainEqual({ on: 'host', command: 'remove_programs boss_daemon' });
  expect(steps.filter(({ state }) => state === 'in-sync').flatMap(({ commands }) => commands)).toEqual([]);
});

test('a document is one line, its version first, and nothing in it acts on a terminal', () => {
  const value = { path: 'a\u001b[2J\u009b2J\u202e\u2028b\n\u{e0001}部署' };
  const line = jsonLine('backup', value);
  expect(line).toMatch(/^\{"apiVersion":"boss-cdktf\/backup\/v1",/);
  expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
  expect(line).toContain('部署');
  expect(JSON.parse(line)).toMatchObject(value);
});
