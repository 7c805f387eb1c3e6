import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refuseWorkspace, stateFolder, stateFolderFromStacks } from '../../lib/environment/operator-settings';
import { projectFolder, removeProjectFolders } from './project-folder';

afterAll(removeProjectFolders);

test.each([
  [undefined, '/project/state', false],
  ['', '/project/state', false],
  ['states', '/project/states', true],
  ['../states', '/states', true],
  ['/srv/states', '/srv/states', true],
])('BOSS_STATE_DIR %j is %j', (given, path, chosen) => {
  expect(stateFolder('/project', given)).toEqual({ path, chosen });
});

test.each([
  [undefined, 'cdktf.out', '../../../state'],
  [undefined, 'build/cdktf.out', '../../../../state'],
  [undefined, '../cdktf.out', 'PROJECT/state'],
  [undefined, 'link', 'PROJECT/state'],
  ['states', 'cdktf.out', 'PROJECT/states'],
])('BOSS_STATE_DIR %j with the output in %j is told to Terraform as %j', (given, output, told) => {
  const project = realpathSync(projectFolder({}));
  symlinkSync(tmpdir(), join(project, 'link'));
  const folder = stateFolderFromStacks(project, stateFolder(project, given), join(project, output));
  expect(folder).toBe(told.replace('PROJECT', project));
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
