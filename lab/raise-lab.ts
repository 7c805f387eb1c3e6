import { chmod, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { asRoot } from './as-root';
import type { LabLife } from './boot-lab';
import { bootLab } from './boot-lab';
import { changeFault } from './change-fault';
import { commonFiles } from './common-files';
import { endLab } from './end-lab';
import { unkindFaults } from './faults';
import type { LabZone } from './lab-zone';
import { firstboxFiles } from './firstbox-files';
import { planHosts, zoneOf } from './host-plan';
import type { KeyPair } from './key-pair';
import { makeKeyPairs } from './key-pair';
import { environmentFile, sshConfig } from './lab-files';
import type { LabRecord } from './lab-record';
import { isAlive, tryFindProcess, tryReadRecord, writeRecord } from './lab-record';
import { nodeFiles } from './node-files';
import type { PlantedFile } from './planted-file';

export interface LabOptions {
  /** The lab's own folder, absolute; must not exist, be empty, or hold a lab that is gone. */
  readonly directory: string;
  /** @default 8 */
  readonly hosts?: number;
  /** Which generation of exec_nodes.sh the firstbox has. @default 2 */
  readonly execNodes?: 1 | 2 | 3;
  /** A region environment: names carry the zone, groups exist twice. @default false */
  readonly region?: boolean;
  /** Hosts without what real platforms have besides: none of `unkindFaults` is broken. @default false */
  readonly plain?: boolean;
}

/**
 * Starts a lab and waits until it is ready.
 *
 * @throws Error when a lab runs in the folder already, or the folder holds something else.
 * @throws LabUnavailable when this machine cannot run a lab.
 */
export async function raiseLab(options: LabOptions, life: LabLife): Promise<LabRecord> {
  const { directory } = options;
  await asRoot(['true']); // a machine that cannot have a lab says so before anything is made
  await claimDirectory(directory);
  const region = options.region ?? false;
  const zone: LabZone = {
    zone: zoneOf(region),
    domain: 'lab.example',
    region,
    execNodes: options.execNodes ?? 2,
  };
  const hosts = planHosts(options.hosts ?? 8, region);
  const firstbox = hosts[0];
  if (firstbox === undefined) throw new Error('a lab has at least a firstbox');

  const baseTree = await makeBaseTree();
  const keyFolder = join(directory, 'keys');
  const planted = join(directory, 'planted');
  await mkdir(keyFolder, { mode: 0o700 });
  const keys = await makeKeyPairs(keyFolder, ['operator', 'to-nodes', ...hosts.map(({ name }) => name)]);
  const key = (name: string): KeyPair => {
    const pair = keys.get(name);
    if (pair === undefined) throw new Error(`no key was made for ${name}`);
    return pair;
  };
  const operator = key('operator');
  for (const host of hosts) {
    const files =
      host.role === 'firstbox'
        ? await firstboxFiles(hosts, zone, key('to-nodes'), keys)
        : await nodeFiles(host, zone);
    const mayLogIn = host.role === 'firstbox' ? [operator] : [operator, key('to-nodes')];
    await plant(join(planted, host.name), [
      ...commonFiles(hosts, zone.domain, key(host.name), mayLogIn),
      ...files,
    ]);
  }
  const lines = hosts.map(({ name, addresses }) => `${name} ${addresses.join(' ')}\n`);
  await plant(planted, [{ path: 'hosts', content: lines.join('') }]);
  await mkdir(join(directory, 'run'));

  let record: LabRecord | undefined;
  const booted = await bootLab(directory, baseTree, life, async (pid) => {
    const lab = await tryFindProcess(pid);
    if (lab === undefined) return; // died at once: bootLab will say so
    record = { ...zone, lab, hosts: [] };
    await writeRecord(directory, record); // from here on `down` finds it
  }).catch(async (error: unknown) => {
    await endLab(directory);
    throw error;
  });
  if (record === undefined) throw new Error(`the lab (process ${booted.lab}) ended while it started`);
  record = { ...record, hosts: hosts.map((host) => ({ ...host, pid: booted.hosts.get(host.name) ?? 0 })) };

  await plant(directory, [
    { path: 'operator_key', content: operator.privateKey, mode: 0o600 },
    { path: 'operator_key.pub', content: `${operator.publicKey}\n` },
    { path: 'known_hosts', content: `firstbox.lab ${key('firstbox').publicKey}\n` },
    environmentFile(zone, key('firstbox')),
    await sshConfig(directory, booted.lab, firstbox.addresses[0]),
  ]);
  await mkdir(join(directory, 'state'), { mode: 0o700 });
  await rm(planted, { recursive: true });
  await rm(keyFolder, { recursive: true });
  await writeRecord(directory, record);
  if (!options.plain) await makeUnkind(directory, record);
  return record;
}

async function claimDirectory(directory: string): Promise<void> {
  const old = await tryReadRecord(directory);
  if (old !== undefined && (await isAlive(old.lab))) {
    throw new Error(
      `a lab is up already in ${directory} (process ${old.lab.pid}, ${old.hosts.length} hosts); one folder has one lab. ` +
        'End it with `npm run -s lab -- down`, or name another folder in BOSS_LAB_DIR.',
    );
  }
  await endLab(directory); // what a killed lab left
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const foreign = await readdir(directory);
  if (foreign.length > 0) {
    throw new Error(
      `${directory} is not a lab's folder: it holds ${foreign.slice(0, 3).join(', ')}. ` +
        'A lab needs a folder of its own, empty or not there yet: name one in BOSS_LAB_DIR.',
    );
  }
  await chmod(directory, 0o700);
}

async function makeUnkind(directory: string, record: LabRecord): Promise<void> {
  try {
    await Promise.all(unkindFaults.map((fault) => changeFault(record, 'break', fault)));
  } catch (error) {
    await endLab(directory);
    throw error;
  }
}

async function makeBaseTree(): Promise<string> {
  const [command, ...args] = await asRoot([join(__dirname, 'base-tree.sh')]);
  const { execa } = await import('execa'); // ES modules only
  const { stdout } = await execa(command, args, { stderr: 'inherit', stdin: 'ignore' });
  return stdout;
}

async function plant(directory: string, files: readonly PlantedFile[]): Promise<void> {
  for (const { path, content, mode, link } of files) {
    const target = join(directory, path);
    await mkdir(dirname(target), { recursive: true });
    if (link) await symlink(content, target);
    else await writeFile(target, content, { mode: mode ?? 0o644 });
  }
}
