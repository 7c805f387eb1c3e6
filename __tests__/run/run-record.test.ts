import { hostname, userInfo } from 'node:os';
import { headerOf } from '../../lib/run/new-run';
import type { RunSpec } from '../../lib/run/run-spec';

const before = { ...process.env };
beforeEach(() => {
  process.env['GITLAB_USER_LOGIN'] = '';
  process.env['GITHUB_ACTOR'] = '';
});
afterAll(() => {
  process.env = before;
});

const file: RunSpec = {
  title: 'a title',
  name: 'a',
  environment: 'unit',
  stateDirectory: 'state',
  zone: 'unit1',
  connection: { host: 'a', user: 'root', hostKey: 'k', jumpHosts: [] },
  fanOut: { engine: 'exec_nodes', width: 10, hostTimeoutSeconds: 120 },
  platformGroup: 'boss',
  decides: ['/no-such-folder/unit.yaml'],
  steps: [],
};
const by = async () => (await headerOf(file, '', 'abc', () => undefined)).by;
const here = hostname().replaceAll(/[^\w@.-]/g, '_');

test('a run is its user’s', async () => {
  expect(await by()).toBe(`${userInfo().username}@${here}`);
});

test.each(['GITLAB_USER_LOGIN', 'GITHUB_ACTOR'])(
  'in a pipeline it is of who started that: %s',
  async (name) => {
    process.env[name] = 'alice b';
    expect(await by()).toBe(`alice_b@${here}`);
  },
);
