/*
 * verifies: a lab of eight hosts
 *   1. is laid out as a platform is: accounts, names, node groups, files, supervisor
 *   2. is closed: hosts reach each other and nothing else
 *   3. is reached from an ordinary shell with plain OpenSSH and a pinned host key
 */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Lab } from '../../lab/start-lab';
import { labForTests, labTimeout } from './lab-for-tests';

jest.setTimeout(labTimeout);
const run = promisify(execFile);
let lab: Lab;
beforeAll(async () => {
  lab = await labForTests();
});
afterAll(() => lab.down());

async function lines(host: string, script: string): Promise<string[]> {
  const { stdout } = await lab.exec(host, script);
  return stdout.split('\n').filter((line) => line !== '');
}

test('eight hosts, each called as its settings file is', async () => {
  const names = await Promise.all(
    lab.record.hosts.map(async ({ name }) => (await lines(name, 'uname -n'))[0]),
  );
  expect(names).toEqual([
    'firstbox',
    'webservice0',
    'boss0',
    'boss1',
    'proxy0',
    'zoocassa0',
    'lab1r01n01',
    'lab1r01n02',
  ]);
  expect(await lines('firstbox', 'ls /pitrix/conf/settings')).toEqual(names.slice(1).sort());
});

test('group files have the platform’s very shape, the empty ones too', async () => {
  expect(await lines('firstbox', 'cd /pitrix/conf/nodes && cat boss hyper zoocassa vdi')).toEqual([
    'nodes=( boss0 boss1 );',
    'nodes=( lab1r01n01 lab1r01n02 );',
    'nodes=( zoocassa0 );',
    'nodes=(  );',
  ]);
});

test('the V1 programs and others run, each its own process', async () => {
  const status = async (host: string) =>
    (await lines(host, 'supervisorctl status')).map((line) => line.split(/\s+/).slice(0, 2).join(' '));
  expect(await status('webservice0')).toEqual([
    'boss_aggregator RUNNING',
    'boss_aggregator_proxy RUNNING',
    'boss_collector RUNNING',
    'webservice_server RUNNING',
  ]);
  expect(await status('boss1')).toEqual([
    'boss_hypervisor RUNNING',
    'boss_hypervisor_proxy RUNNING',
    'pitrix-boss-console RUNNING',
    'pitrix_ws RUNNING',
  ]);
  expect(await status('lab1r01n02')).toEqual(['boss_daemon RUNNING', 'hyper_server RUNNING']);
  expect(await status('zoocassa0')).toEqual(['zookeeper RUNNING']);
  expect(await lines('lab1r01n02', 'pgrep -f -c ^/bin/bash./pitrix/lib/boss/boss_daemon')).toEqual(['1']);
});

test('supervisorctl is the real one, with a light pkg_resources', async () => {
  expect(await lines('boss0', 'dpkg --verify supervisor; readlink -f /usr/bin/supervisorctl')).toEqual([
    '/usr/bin/supervisorctl',
  ]);
  const imported = 'import pkg_resources, supervisor; print(pkg_resources.__file__, supervisor.__file__)';
  expect(await lines('boss0', `python3 -c '${imported}'`)).toEqual([
    '/usr/local/lib/python3.11/dist-packages/pkg_resources.py /usr/lib/python3/dist-packages/supervisor/__init__.py',
  ]);
});

test('the V1 site is served beside another one', async () => {
  const get = (port: number) =>
    lines('proxy0', `exec 3<>/dev/tcp/proxy/${port}; printf 'GET / HTTP/1.0\\r\\n\\r\\n' >&3; tail -n 1 <&3`);
  expect(await get(9090)).toEqual(['BOSS V1 console']);
  expect(await get(80)).toEqual(['console']);
  expect((await lab.exec('proxy0', 'service nginx status')).exitCode).toBe(0);
});

test('nodes say that they are an Ubuntu 14.04.5', async () => {
  expect(await lines('zoocassa0', 'lsb_release -ds')).toEqual(['Ubuntu 14.04.5 LTS']);
});

test('the firstbox has the files that the runbook touches', async () => {
  const files = await lines('firstbox', 'ls /pitrix/conf/variables/global; jq --version 2>/dev/null');
  expect(files).toEqual(['boss.yaml.lab1', 'boss.yaml.lab1.bak', 'server.yaml.lab1']);
  const { stdout } = await lab.exec(
    'firstbox',
    'cat /pitrix/conf/variables/variables.yaml /pitrix/version.json',
  );
  expect(stdout).toContain('domain: lab.example\n');
  expect(stdout).not.toMatch(/@[a-z_]+@/);
});

test('every host has a key of its own, and the firstbox reaches every node by name', async () => {
  const keys = await Promise.all(
    lab.record.hosts.map(async ({ name }) => (await lines(name, 'cut -d" " -f2 /etc/ssh/ssh_host_*.pub'))[0]),
  );
  expect(new Set(keys).size).toBe(8);
  const reached = await lines(
    'firstbox',
    'for node in $(ls /pitrix/conf/settings); do ssh "$node" uname -n; done',
  );
  expect(reached).toEqual(await lines('firstbox', 'ls /pitrix/conf/settings'));
});

test('the firstbox refuses a node whose key has changed', async () => {
  const script = `
    sed -i 's/^boss1,\\S*/boss1-was-rebuilt/' /root/.ssh/known_hosts
    ssh boss1 true 2>&1; echo "status $?"
    sed -i 's/^boss1-was-rebuilt/boss1,10.77.0.4/' /root/.ssh/known_hosts`;
  const output = await lines('firstbox', script);
  expect(output).toContainEqual(expect.stringContaining('Host key verification failed.'));
  expect(output.at(-1)).toBe('status 255');
});

test('virtual addresses lead to the first of their role', async () => {
  expect(
    await lines(
      'boss1',
      'ping -c 1 -W 2 proxy >/dev/null && getent hosts proxy webservice boss | cut -d" " -f1',
    ),
  ).toEqual(['10.77.200.1', '10.77.200.3', '10.77.200.2']);
});

test('nothing outside is in reach, and nothing outside has learned of the lab', async () => {
  expect(await lines('firstbox', 'ip route')).toEqual([
    '10.77.0.0/16 dev eth0 proto kernel scope link src 10.77.0.1 ',
  ]);
  const outside = Object.values(networkInterfaces())
    .flat()
    .flatMap((address) => (address?.family === 'IPv4' && !address.internal ? [address.address] : []));
  for (const address of ['192.0.2.1', ...outside]) {
    const { stdout } = await lab.exec('firstbox', `ping -c 1 -W 1 ${address} 2>&1`);
    expect(stdout).toMatch(/Network is unreachable/);
  }
  const { stdout: links } = await run('ip', ['-brief', 'link']);
  expect(links).not.toMatch(/cable|br0/);
  expect(await readFile('/proc/mounts', 'utf8')).not.toMatch(/boss-lab/);
});

describe('from an ordinary shell', () => {
  const ssh = (...words: string[]) => {
    const directory = join(lab.environment['BOSS_ENVIRONMENT'] ?? '', '..');
    const known = [
      '-o',
      `UserKnownHostsFile=${join(directory, 'known_hosts')}`,
      '-o',
      'StrictHostKeyChecking=yes',
    ];
    const command = [
      '-F',
      join(directory, 'ssh_config'),
      '-o',
      'BatchMode=yes',
      ...known,
      'firstbox.lab',
      ...words,
    ];
    return run('bash', ['-c', 'printf "a\\nb\\n" | ssh "$@"', 'ssh', ...command]);
  };

  test('plain ssh gets through, and the end of its input with it', async () => {
    expect((await ssh('uname -n; cat; echo end')).stdout).toBe('firstbox\na\nb\nend\n');
  });

  test('the exit code comes back', async () => {
    await expect(ssh('exit 7')).rejects.toMatchObject({ code: 7 });
  });

  test('the environment file pins the key that the firstbox has', async () => {
    const environment = await readFile(lab.environment['BOSS_ENVIRONMENT'] ?? '', 'utf8');
    const [type, key] =
      (await lines('firstbox', 'cat /etc/ssh/ssh_host_ed25519_key.pub'))[0]?.split(' ') ?? [];
    expect(environment).toContain(`\n  hostKey: ${type} ${key}\n`);
    expect(environment).toContain('\n  sshConfig: ssh_config\n');
  });
});
