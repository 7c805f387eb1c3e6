import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { componentHints } from '../../lib/environment/component-hints';
import { knownComponents } from '../../lib/environment/known-components';
import { validEnvironment } from './valid-environment';

const hintsOf = (name: string, variables: Readonly<Record<string, string | number | readonly string[]>>) =>
  componentHints({ components: { [name]: { group: name, packages: [name], variables } } });

test('a variable that documents do not have is a hint, with those that they have and the one that is near', () => {
  expect(hintsOf('warehouse', { remote_warehouse_proxy_host: 'a', remote_warehouse_proxy_prot: 1 })).toEqual([
    'warehouse: known variables: remote_warehouse_proxy_host, remote_warehouse_proxy_port; remote_warehouse_proxy_prot is not one of them, did you mean remote_warehouse_proxy_port?; the template of the site decides',
  ]);
  expect(hintsOf('iam', { new_in_this_release: 1 })).toEqual([
    'iam: known variables: none beside deploy_iam; new_in_this_release is not one of them; the template of the site decides',
  ]);
  expect(componentHints({ components: { cronus: { is_cronus_master_zon: 1 } } })).toEqual([
    expect.stringMatching(/^cronus: known variables: .*did you mean is_cronus_master_zone\?/),
  ]);
});

test('addresses in another number than documents show', () => {
  expect(hintsOf('rsserver', { rsserver_mgmt_network_address: ['a', 'b', 'c'] })).toEqual([
    expect.stringMatching(/has 3 items, documents show 2 or 4;/),
  ]);
  expect(hintsOf('rsserver', { rsserver_mgmt_network_address: ['a', 'b', 'c', 'd'] })).toEqual([]);
});

test('families of names, and components that no document has: no hint', () => {
  expect(
    hintsOf('bm', { bm_pxe_network_interface: 'a', os_provision_subnet: [], bm_network_mode: '' }),
  ).toEqual([]);
  expect(hintsOf('constructor', { anything: 1 })).toEqual([]);
});

test('there is an example of each that a job brings and that is not told elsewhere, valid and without a hint', () => {
  const folder = join(__dirname, '../../environments/examples');
  const examples = readdirSync(folder).map((file) => ({
    file,
    environment: validEnvironment(file, readFileSync(join(folder, file), 'utf8')),
  }));
  const named = examples.filter(({ environment }) => environment.components !== undefined);
  expect(named.map(({ file }) => file)).toEqual(
    Object.keys(knownComponents)
      .filter((name) => name !== 'boss' && name !== 'cronus')
      .map((name) => `${name}.yaml`)
      .sort(),
  );
  for (const { file, environment } of named) {
    expect(Object.keys(environment.components ?? {})).toEqual([file.replace('.yaml', '')]);
    expect(componentHints(environment)).toEqual([]);
  }
});
