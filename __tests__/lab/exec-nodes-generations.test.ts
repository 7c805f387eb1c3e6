/*
 * verifies: generations 1 and 3 of exec_nodes.sh differ from 2 as they do on platforms
 */
import type { Lab } from '../../lab/start-lab';
import { labForTests, labTimeout } from './lab-for-tests';

jest.setTimeout(labTimeout);

let lab: Lab;
beforeAll(async () => {
  lab = await labForTests({ hosts: 7, execNodes: 3, region: true });
});
afterAll(() => lab.down());

const execNodes = (folder: string, nodes: string) =>
  lab.exec('firstbox', `${folder}/exec_nodes.sh -f ${nodes} 'uname -n' 2>&1`);

describe('generation 1', () => {
  const folder = '/root/generation-1';
  beforeAll(async () => {
    // As `up --exec-nodes 1` plants it, without a second lab.
    await lab.exec(
      'firstbox',
      `cp -r /pitrix/upgrade ${folder} && ln -s /pitrix/conf/nodes ${folder}/nodes
       sed -i s/^generation=3/generation=1/ ${folder}/exec_nodes.sh`,
    );
  });

  test('keeps duplicates and the order of the words', async () => {
    const { stdout } = await execNodes(folder, 'lab1a-zoocassa,lab1a-boss0,lab1a-zoocassa0');
    expect(stdout).toContain('    lab1a-zoocassa0,lab1a-boss0,lab1a-zoocassa0\n');
  });

  test('tries an unknown host all the same, and the others with it', async () => {
    const { stdout, exitCode } = await execNodes(folder, 'nosuch,lab1a-boss0');
    expect(stdout).toContain('...\nlab1a-boss0\n');
    expect(exitCode).toBe(1);
  });

  test('refuses an empty group', async () => {
    expect(await execNodes(folder, 'vdi')).toMatchObject({ exitCode: 1 });
  });

  test('logs elsewhere', async () => {
    const { stdout } = await lab.exec('firstbox', 'wc -l < /var/log/exec_nodes/exec_nodes.log');
    expect(stdout).toBe('2\n');
  });
});

describe('generation 3', () => {
  const folder = '/pitrix/upgrade';

  test('warns of an empty group and exits 0', async () => {
    const { stdout, exitCode } = await execNodes(folder, 'vdi');
    expect(stdout).toMatch(/^Warning: .*vdi[^]*Done\.\n$/);
    expect(exitCode).toBe(0);
  });

  test('lets the word firstbox through, and its older worker refuses it', async () => {
    const { stdout, exitCode } = await execNodes(folder, 'firstbox,lab1a-boss');
    expect(stdout).toContain('    firstbox,lab1a-boss0,lab1a-boss1\n');
    expect(stdout).toContain('...\nlab1a-boss1\n');
    expect(exitCode).toBe(1);
  });
});

test('in a region, groups exist bare and with the zone', async () => {
  const { stdout } = await lab.exec('firstbox', 'cd /pitrix/conf/nodes && cat boss lab1a-boss lab1a-hyper');
  expect(stdout).toBe(
    'nodes=( lab1a-boss0 lab1a-boss1 );\nnodes=( lab1a-boss0 lab1a-boss1 );\nnodes=( lab1ar01n01 );\n',
  );
});
