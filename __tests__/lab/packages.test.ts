/*
 * verifies: the stand-ins of build_pkgs.py and update.sh bring real packages to nodes with real apt, bugs included
 *
 *   1. a build, its index, its logs, its version, its failure
 *   2. what update.sh refuses, asks, prints and returns
 *   3. reinstalled always; an index that could not be fetched is swallowed; no answer for apt on an unknown Ubuntu
 *   4. the faults about packages
 */
import type { Lab } from '../../lab/start-lab';
import { labForTests, labTimeout } from './lab-for-tests';

jest.setTimeout(labTimeout);
let lab: Lab;
beforeAll(async () => {
  lab = await labForTests();
});
afterAll(() => lab.down());

const conf = 'pitrix-global-conf';
const supervisor = 'pitrix-ks-webservice-websupervisor';
const server = '/pitrix/conf/variables/global/server.yaml.lab1';

const firstbox = (script: string) => lab.exec('firstbox', `{ ${script}\n} 2>&1`);
const build = (packages: string) => firstbox(`/pitrix/build/build_pkgs.py -p ${packages}`);
const update = (words: string) => firstbox(`/pitrix/upgrade/update.sh ${words} </dev/null`);
const lastLine = async (host: string) =>
  (await lab.exec(host, 'tail -n 1 /pitrix/conf/global/server.yaml')).stdout.trim();
const edit = (line: string) => firstbox(`echo '# ${line}' >>${server}`);
const programs = async () => (await lab.exec('webservice0', 'supervisorctl status')).stdout;

describe('build_pkgs.py', () => {
  test('nothing is built when a lab starts', async () => {
    expect(await update(`-f boss ${conf}`)).toEqual({
      stdout: `Error: The package [${conf}] is not found!\n`,
      exitCode: 1,
    });
  });

  test('builds a .deb and the index that names it', async () => {
    expect(await build(`${conf},${supervisor}`)).toEqual({
      stdout: `Building [${conf}] ... OK.\nBuilding [${supervisor}] ... OK.\n`,
      exitCode: 0,
    });
    const { stdout } = await firstbox(
      'cd /pitrix/repo && zcat indep/Packages.gz | grep -E "^(Package|Filename):" && ls /pitrix/build',
    );
    expect(stdout).toBe(
      [
        `Package: ${conf}`,
        `Filename: indep/${conf}_4.7_all.deb`,
        `Package: ${supervisor}`,
        `Filename: indep/${supervisor}_4.7_all.deb`,
        'build_pkgs.py',
        'packages',
        '',
      ].join('\n'),
    );
  });

  test('logs all, and each by its name without the prefix', async () => {
    const { stdout } = await firstbox(
      'ls /pitrix/log/build_pkgs; cut -d" " -f3- /pitrix/log/build_pkgs/build_pkgs.log',
    );
    expect(stdout).toBe(
      `build_global_conf.log\nbuild_ks_webservice_websupervisor.log\nbuild_pkgs.log\nBuilding [${conf}] ... OK.\nBuilding [${supervisor}] ... OK.\n`,
    );
  });

  test('an unknown package fails', async () => {
    expect(await build('pitrix-nosuch')).toEqual({
      stdout: 'Building [pitrix-nosuch] ... Error!\n',
      exitCode: 1,
    });
  });

  test('package-build-fails: exit 1, the .deb of before stays', async () => {
    const sum = async () => (await firstbox('sha256sum /pitrix/repo/indep/*.deb')).stdout;
    const before = await sum();
    await lab.break('package-build-fails');
    expect(await build(conf)).toEqual({ stdout: `Building [${conf}] ... Error!\n`, exitCode: 1 });
    expect(await sum()).toBe(before);
    await lab.mend('package-build-fails');
    expect(await build(conf)).toMatchObject({ exitCode: 0 });
  });
});

describe('update.sh', () => {
  test('without -f at the end of input it asks for ever', async () => {
    const { stdout, exitCode } = await firstbox(
      `timeout 2 /pitrix/upgrade/update.sh boss ${conf} </dev/null | head -c 2000; echo "\${PIPESTATUS[0]}"`,
    );
    expect(stdout).toMatch(/TARGET PACKAGES:\n {4}pitrix-global-conf\n/);
    expect([exitCode, /\n124\n$/.test(stdout)]).toEqual([0, true]);
    expect(await firstbox('ls /pitrix/log/update_nodes')).toMatchObject({ stdout: '' });
  });

  test('an "n" exits as a success does', async () => {
    const { exitCode } = await firstbox(`echo n | /pitrix/upgrade/update.sh boss ${conf}`);
    expect(exitCode).toBe(0);
    expect((await lab.exec('boss0', `dpkg-query -W ${conf} 2>&1`)).exitCode).toBe(1);
  });

  test('refuses unknown hosts and empty groups before anything is done, and no words at all', async () => {
    expect(await update(`-f boss,nosuch ${conf}`)).toEqual({
      stdout: 'Error: The node [nosuch] is invalid!\n',
      exitCode: 1,
    });
    expect(await update(`-f vdi ${conf}`)).toEqual({
      stdout: 'Error: The nodes [vdi] is empty!\n',
      exitCode: 1,
    });
    expect(await update('-f')).toMatchObject({ exitCode: 1 });
    expect(await update('')).toMatchObject({ exitCode: 1 });
  });

  test('groups and hosts, each once; one line a node', async () => {
    await edit('first');
    await build(conf);
    const { stdout, exitCode } = await update(`-f boss,boss0,webservice0 ${conf}`);
    expect(stdout).toContain(`TARGET NODES:\n    boss0,boss1,webservice0\nTARGET PACKAGES:\n    ${conf}\n`);
    const updating = stdout.split('\n').filter((line) => line.startsWith('  Updating'));
    expect(updating.sort()).toEqual(
      ['boss0', 'boss1', 'webservice0'].map((node) => `  Updating [${node}] with [${conf}] ... OK.`),
    );
    expect(exitCode).toBe(0);
    expect(await Promise.all(['boss0', 'boss1', 'webservice0', 'proxy0'].map(lastLine))).toEqual([
      '# first',
      '# first',
      '# first',
      expect.stringMatching(/^rates/) as string,
    ]);
  });

  test('the start of a name passes its check, and only apt finds out', async () => {
    const { stdout, exitCode } = await update('-f boss0 pitrix-global');
    expect(stdout).toContain('  Updating [boss0] with [pitrix-global] ... Error!\n');
    expect(exitCode).toBe(1);
    const { stdout: log } = await firstbox('tail -n 1 /pitrix/log/update_nodes/update_boss0.log');
    expect(log).toBe('E: Unable to locate package pitrix-global\n');
  });

  test('a package that is there is reinstalled and its program restarted; of two only the first is named', async () => {
    const pid = async () => Number((await lab.exec('webservice0', 'supervisorctl pid websupervisor')).stdout);
    await update(`-f webservice ${supervisor}`);
    const before = await pid();
    const { stdout } = await update(`-f webservice ${supervisor},${conf}`);
    expect(stdout).toContain(`  Updating [webservice0] with [${supervisor}~] ... OK.\n`);
    expect([before > 1, (await pid()) > 1, (await pid()) === before]).toEqual([true, true, false]);
    const { stdout: log } = await firstbox('cat /pitrix/log/update_nodes/update_webservice0.log');
    expect(log).toMatch(/ 1 newly installed[^]* 2 reinstalled/);
  });

  test('one word that is also a package set: that set on that group', async () => {
    await firstbox(
      `mkdir -p /pitrix/upgrade/packages && echo "packages=('${conf}' '${supervisor}');" >/pitrix/upgrade/packages/webservice`,
    );
    const { stdout, exitCode } = await update('-f webservice');
    expect(stdout).toContain(`    webservice0\nTARGET PACKAGES:\n    ${conf} ${supervisor}\n`);
    expect(exitCode).toBe(0);
  });

  test('an unreachable node: 1, the others are updated', async () => {
    await lab.break('node-unreachable');
    const { stdout, exitCode } = await update(`-f hyper ${conf}`);
    await lab.mend('node-unreachable');
    expect(stdout).toContain('Error: The node [lab1r01n01] is unreachable. Please check the network!\n');
    expect([exitCode, await lastLine('lab1r01n02')]).toEqual([1, '# first']);
  });

  test('without parallel nothing is done, with 0', async () => {
    await lab.break('parallel-missing');
    const { exitCode } = await update(`-f zoocassa ${conf}`);
    await lab.mend('parallel-missing');
    expect([exitCode, (await lab.exec('zoocassa0', `dpkg-query -W ${conf} 2>&1`)).exitCode]).toEqual([0, 1]);
  });

  test('on an Ubuntu that it does not know, apt reinstalls nothing and that is OK', async () => {
    await firstbox('sed -i \'s/^os_version=.*/os_version="18.04"/\' /pitrix/conf/settings/boss1');
    await edit('for the unknown');
    await build(conf);
    const { stdout, exitCode } = await update(`-f boss1 ${conf}`);
    expect(stdout).toContain(`  Updating [boss1] with [${conf}] ... OK.\n`);
    expect([exitCode, await lastLine('boss1')]).toEqual([0, '# first']);
  });
});

describe('faults', () => {
  test('repo-unreachable: the old package is reinstalled and that is OK, until the mend', async () => {
    await update(`-f webservice0 ${conf}`);
    const before = await lastLine('webservice0');
    await lab.break('repo-unreachable');
    await edit('while unreachable');
    await build(conf);
    expect((await update(`-f webservice0 ${conf}`)).stdout).toContain('... OK.\n');
    expect(await lastLine('webservice0')).toBe(before);
    await lab.mend('repo-unreachable');
    await update(`-f webservice0 ${conf}`);
    expect(await lastLine('webservice0')).toBe('# while unreachable');
  });

  test('push-forgotten: edited on the firstbox only, and the mend takes back just that', async () => {
    const before = (await firstbox(`cat ${server}`)).stdout;
    await lab.break('push-forgotten');
    await lab.break('push-forgotten');
    expect((await firstbox(`cat ${server}`)).stdout).toBe(
      `${before}# edited on the firstbox and not pushed\n`,
    );
    await lab.mend('push-forgotten');
    expect((await firstbox(`cat ${server}`)).stdout).toBe(before);
  });

  test('websupervisor-stopped: that program only', async () => {
    const others = async () =>
      (await programs()).split('\n').filter((line) => !/^(websup|$)/.test(line)).length;
    await lab.break('websupervisor-stopped');
    expect([await programs(), await others()]).toEqual([
      expect.stringMatching(/^websupervisor +STOPPED/m),
      4,
    ]);
    await lab.mend('websupervisor-stopped');
    expect(await programs()).toMatch(/^websupervisor +RUNNING/m);
  });
});
