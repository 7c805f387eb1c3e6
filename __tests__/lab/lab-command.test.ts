/*
 * verifies: the lab's command line, and that nothing of a lab is left however it ends
 */
import { execFile, spawn } from 'node:child_process';
import { access, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { unkindFaults } from '../../lab/faults';
import type { LabRecord } from '../../lab/lab-record';
import { labTimeout } from './lab-for-tests';

jest.setTimeout(labTimeout);
const project = join(__dirname, '..', '..');
let directory: string;

beforeAll(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'boss-lab-')), 'lab');
});
afterAll(async () => {
  await lab('down');
  await rm(join(directory, '..'), { recursive: true, force: true });
});

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function lab(...words: string[]): Promise<Ended> {
  const args = [join('scripts', 'run-ts.cjs'), join('lab', 'lab.ts'), ...words];
  const options = { cwd: project, env: { ...process.env, BOSS_LAB_DIR: directory } };
  return new Promise((resolve) => {
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

async function record(): Promise<LabRecord> {
  return JSON.parse(await readFile(join(directory, 'lab.json'), 'utf8')) as LabRecord;
}

/** Network namespaces, and what the machine has of interfaces and mounts. */
async function traces(of: LabRecord): Promise<readonly string[]> {
  const mounts = (await readFile('/proc/mounts', 'utf8'))
    .split('\n')
    .filter((line) => line.includes(directory));
  const links = (await readdir('/sys/class/net')).filter((link) => /^(br0|cable)/.test(link));
  const alive = [of.lab, ...of.hosts].map(({ pid }) => `/proc/${pid}`);
  const processes = await Promise.all(
    alive.map((path) =>
      access(path).then(
        () => [path],
        () => [],
      ),
    ),
  );
  return [...mounts, ...links, ...processes.flat()];
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`waited 30 s in vain for ${condition.toString()}`);
    await pause(50);
  }
}

describe('without a lab', () => {
  test('down says so and is content', async () => {
    expect(await lab('down')).toMatchObject({ code: 0, stdout: 'no lab is up\n' });
  });

  test('status says how to start one', async () => {
    expect(await lab('status')).toMatchObject({ code: 1, stderr: expect.stringMatching(/lab -- up/) });
  });

  test.each([
    [['up', '--hosts', '6'], /7 to 200/],
    [['fly'], /unknown command/],
  ])('%j is bad usage', async (words, message) => {
    expect(await lab(...words)).toMatchObject({ code: 2, stderr: expect.stringMatching(message) });
  });

  test.each(['break', 'mend'])('%s without a name lists the faults', async (action) => {
    const stderr = expect.stringMatching(/\n {2}job-hangs +a component job works for ever/) as string;
    expect(await lab(action)).toMatchObject({ code: 2, stderr });
  });

  test('up --help tells what --plain has not', async () => {
    const { code, stdout } = await lab('up', '--help');
    expect(code).toBe(0);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      `--plain hosts without what real platforms have besides: ${unkindFaults.join(', ')}`,
    );
  });

  test('up leaves a folder alone that holds something else', async () => {
    const taken = await mkdtemp(join(tmpdir(), 'boss-lab-'));
    await writeFile(join(taken, 'thesis.txt'), '');
    const free = directory;
    directory = taken;
    const { code, stderr } = await lab('up');
    directory = free;
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/thesis\.txt/) });
    expect(await readdir(taken)).toEqual(['thesis.txt']);
    await rm(taken, { recursive: true });
  });
});

describe('with a lab', () => {
  beforeAll(async () => {
    expect(await lab('up', '--hosts', '7', '--region', '--exec-nodes', '1')).toMatchObject({ code: 0 });
  });

  test('it lives on after `up` has ended; a second `up` is refused', async () => {
    expect(await lab('up')).toMatchObject({ code: 1, stderr: expect.stringMatching(/is up already.*down/) });
  });

  test('ssh passes output, input and exit code on, to the firstbox and to nodes', async () => {
    expect(
      await lab(
        'ssh',
        'firstbox',
        'grep -h ^generation=1 /pitrix/upgrade/exec_nodes.sh; cat /pitrix/upgrade/nodes/vdi; exit 3',
      ),
    ).toMatchObject({ code: 3, stdout: expect.stringMatching(/^generation=1 .*\nnodes=\( {2}\);\n$/) });
    expect(await lab('ssh', 'lab1a-boss0', 'uname', '-n')).toMatchObject({
      code: 0,
      stdout: 'lab1a-boss0\n',
    });
    expect(await lab('ssh', 'boss0')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/lab1a-boss0/),
    });
  });

  test('status shows what is broken, until it is mended', async () => {
    expect(await lab('break', 'node-unreachable')).toMatchObject({ code: 0 });
    expect((await lab('status')).stdout).toMatch(
      /^lab1ar01n01 +hyper +10\.77\.0\.7 +cable pulled, broken: conf-renamed, .*broken: node-unreachable$/m,
    );
    expect(await lab('mend', 'node-unreachable')).toMatchObject({ code: 0 });
    expect((await lab('status')).stdout).toMatch(
      /^lab1ar01n01 +hyper +10\.77\.0\.7 +up, broken: conf-renamed, broken: login-prints$/m,
    );
  });

  test('an unknown fault, and a host that cannot have it, are bad usage', async () => {
    expect(await lab('break', 'nosuch')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/ site-revived /),
    });
    expect(await lab('mend', 'site-revived', '--host', 'lab1a-boss0')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/lab1a-proxy0/),
    });
  });

  test('env is for a POSIX shell', async () => {
    const { stdout, code } = await lab('env');
    expect(code).toBe(0);
    expect(stdout).toContain(`export BOSS_ENVIRONMENT='${directory}/lab.yaml'\n`);
    expect(stdout).toContain(`export BOSS_STATE_DIR='${directory}/state'\n`);
    expect(stdout).toMatch(/^(export \w+='.*'\n)+$/);
  });

  test('down leaves nothing', async () => {
    const was = await record();
    expect(await traces(was)).toHaveLength(8);
    expect(await lab('down')).toMatchObject({ code: 0, stdout: 'the lab is down\n' });
    expect(await traces(was)).toEqual([]);
    await expect(access(directory)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('a lab that tests have started', () => {
  const start = join(project, 'lab', 'start-lab.ts');
  const script = `
    const { startLab } = require(${JSON.stringify(start)});
    startLab({ directory: process.env.BOSS_LAB_DIR, hosts: 7 }).then(() => { setInterval(() => {}, 1000); });`;
  const owner = () =>
    spawn(process.execPath, ['--import', 'tsx', '--eval', script], {
      cwd: project,
      env: { ...process.env, BOSS_LAB_DIR: directory },
      stdio: 'ignore',
    });

  test('dies with them, killed while it starts', async () => {
    const child = owner();
    await until(async () => {
      return (await readdir(directory).catch((): string[] => [])).includes('lab.json');
    });
    const started = await record();
    child.kill('SIGKILL');
    await until(async () => (await traces(started)).length === 0);
  });

  test('dies with them, killed while it is up; the next `up` clears the folder', async () => {
    const child = owner();
    await until(async () => (await record().catch(() => undefined))?.hosts.length === 7);
    const started = await record();
    child.kill('SIGKILL');
    await until(async () => (await traces(started)).length === 0);
    expect(await lab('down')).toMatchObject({ code: 0, stdout: 'no lab is up\n' });
    await expect(access(directory)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
