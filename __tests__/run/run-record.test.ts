import { hostname, userInfo } from 'node:os';
import { aboutRun } from '../../lib/run/run-record';
import type { RunFile } from '../../lib/run/run-file';

const before = { ...process.env };
beforeEach(() => {
  process.env['GITLAB_USER_LOGIN'] = '';
  process.env['GITHUB_ACTOR'] = '';
});
afterAll(() => {
  process.env = before;
});

const file: RunFile = {
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
const by = async () => (await aboutRun(file, '', 'abc', () => undefined)).by;
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
