import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { refuseWorkspace, stateFolder } from '../../environments/operator-settings';
import { projectFolder, removeProjectFolders } from './project-folder';

afterAll(removeProjectFolders);

test.each([
  [undefined, undefined],
  ['', undefined],
  ['states', '/project/states'],
  ['../states', '/states'],
  ['/srv/states', '/srv/states'],
])('BOSS_STATE_DIR %j is %j', (given, folder) => {
  expect(stateFolder('/project', given)).toBe(folder);
});

test('another workspace is refused by name, whether by variable or selected before', () => {
  const stack = projectFolder({});
  expect(() => refuseWorkspace({ TF_WORKSPACE: 'other' }, stack)).toThrow(
    "TF_WORKSPACE chooses another state than the environment's own; got: `other`; allowed: unset",
  );
  for (const fine of ['', 'default'])
    expect(() => refuseWorkspace({ TF_WORKSPACE: fine }, stack)).not.toThrow();
  mkdirSync(join(stack, '.terraform'));
  writeFileSync(join(stack, '.terraform/environment'), 'other');
  expect(() => refuseWorkspace({}, stack)).toThrow(
    /a workspace of Terraform is selected in .*; got: `other`/,
  );
  mkdirSync(join(stack, 'elsewhere'));
  expect(() => refuseWorkspace({ TF_DATA_DIR: 'elsewhere' }, stack)).not.toThrow();
  writeFileSync(join(stack, 'elsewhere/environment'), 'another');
  for (const folder of ['elsewhere', join(stack, 'elsewhere')])
    expect(() => refuseWorkspace({ TF_DATA_DIR: folder }, stack)).toThrow(
      /selected in .*elsewhere; got: `another`/,
    );
});
