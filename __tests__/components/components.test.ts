import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { components } from '../../lib/components';
import { observationRequestsOf } from '../../stacks/observation-requests-of';
import { environmentForTests } from '../environments-for-tests';

test('every component file is in the list, under a name of its own', () => {
  const files = readdirSync(join(__dirname, '../../lib/components')).filter(
    (name) => !['component.ts', 'deployed-by-job.ts', 'index.ts', 'preconditions.ts'].includes(name),
  );
  expect(components.length).toBe(files.length);
  expect(new Set(components.map(({ name }) => name)).size).toBe(components.length);
});

test('names are fit for resource addresses and never change by accident', () => {
  expect(components.map(({ name, groups }) => [name, ...groups])).toEqual([
    ['boss_v1_absent', 'webservice', 'boss', 'hyper', 'proxy', 'firstbox'],
    ['notify_webhook', 'firstbox', 'webservice', 'boss', 'hyper', 'proxy'],
    ['cronus_deployed', 'influxdb'],
    ['boss_v2_deployed', 'boss'],
    ['boss_v2_requested', 'firstbox'],
    ['boss2_config', 'firstbox', 'boss'],
    ['boss2_packages', 'firstbox', 'boss'],
    ['web_supervisor', 'webservice'],
    ['boss2_cache', 'firstbox'],
    ['boss2_health', 'boss'],
  ]);
});

test('what is asked of each group, by the name that the platform has for it', () => {
  const environment = environmentForTests('zone', 'groups:\n  webservice: ws-nodes\n');
  expect(
    observationRequestsOf(environment).map(({ group, platformGroup }) => `${group}=${platformGroup}`),
  ).toEqual(['webservice=ws-nodes', 'boss=boss', 'hyper=hyper', 'proxy=proxy', 'firstbox=firstbox']);
});

test('texts of the platform are looked up on the firstbox, and members alone where no more is needed', () => {
  const environment = environmentForTests('zone', '  v2: { deploy: added, cache: current }\n');
  const requests = observationRequestsOf(environment);
  const ofFirstbox = requests.find(({ group }) => group === 'firstbox')?.lookups ?? [];
  expect(ofFirstbox.map(({ name }) => name)).toContain('version.json');
  expect(requests.flatMap(({ group, membershipOnly }) => (membershipOnly ? [group] : []))).toContain(
    'influxdb',
  );
});

test('an environment that asks for nothing of a component is not asked about it', () => {
  const environment = { ...environmentForTests(), boss: {} };
  expect(observationRequestsOf(environment)).toEqual([]);
});
