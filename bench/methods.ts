import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostCommand } from '../lab/on-host';
import type { Platform } from './platform';

/** One command that is measured. */
export interface Measured {
  /** What the table calls it. */
  readonly label: string;
  readonly command: readonly [string, ...string[]];
  readonly environment?: Readonly<Record<string, string>>;
  /** Whether V1 is put on the hosts before. @default - the hosts are left as the command before left them */
  readonly plants?: true;
  /** Whether V1 has to be gone afterwards. @default - it does not matter */
  readonly gone?: boolean;
  /** Exit code that it has to have. @default 0 */
  readonly exitCode?: number;
}

const project = join(__dirname, '..');

/** The least that any way through the firstbox takes: one login at every host, ten side by side. */
async function floor(platform: Platform): Promise<readonly Measured[]> {
  const hosts = ['webservice', 'boss', 'hyper', 'proxy'].flatMap((role) => platform.group(role));
  const script = `printf '%s\\n' ${hosts.join(' ')} | xargs -P 10 -I@ ssh -n -o BatchMode=yes @ true`;
  return [{ label: 'floor: `ssh host true`, ten at once', command: await atFirstbox(platform, script) }];
}

async function runbookLoop(platform: Platform): Promise<readonly Measured[]> {
  const command = await atFirstbox(platform, readFileSync(join(__dirname, 'runbook.sh'), 'utf8'));
  return [
    { label: "runbook's loop, V1 there", command, plants: true, gone: true },
    { label: "runbook's loop, V1 gone", command, gone: true },
  ];
}

/** Ansible on this machine, in the firstbox's network and with its key; each run opens its connections anew. */
async function ansible(platform: Platform, folder: string): Promise<readonly Measured[]> {
  const inventory = join(folder, 'inventory.ini');
  const root = `/proc/${platform.pid('firstbox')}/root`;
  const groups = ['webservice', 'boss', 'hyper', 'proxy'];
  const lines: string[] = [];
  for (const group of groups) {
    const hosts = platform.group(group);
    const programs = await platform.v1Programs(hosts[0] ?? 'firstbox');
    lines.push(`[${group}]`, ...hosts, `[${group}:vars]`, `v1_programs=${JSON.stringify(programs)}`);
  }
  writeFileSync(inventory, `${lines.join('\n')}\n`);
  const config = join(folder, 'ssh_config');
  writeFileSync(
    config,
    [
      ...platform.nodes.map((host) => `Host ${host}\n  HostName ${platform.address(host)}`),
      `Host *\n  User root\n  IdentityFile ${root}/root/.ssh/id_ed25519`,
      `  UserKnownHostsFile ${root}/root/.ssh/known_hosts\n  GlobalKnownHostsFile /dev/null`,
      '  StrictHostKeyChecking yes\n  BatchMode yes\n',
    ].join('\n'),
  );
  const measured = (label: string, more: readonly string[], plants?: true): Measured => ({
    label,
    command: [
      ...(['nsenter', '--target', String(platform.pid('firstbox')), '--net', '--'] as const),
      ...['ansible-playbook', '-i', inventory, '--diff', '-e', `firstbox_root=${root}`, ...more],
      join(__dirname, 'v1-absent.yml'),
    ],
    environment: {
      ANSIBLE_FORKS: '50',
      ANSIBLE_PIPELINING: 'True',
      ANSIBLE_SSH_CONTROL_PATH_DIR: mkdtempSync(join(folder, 'c')),
      ANSIBLE_SSH_ARGS: `-F ${config} -C -o ControlMaster=auto -o ControlPersist=5s`,
      ANSIBLE_NOCOLOR: '1',
      ANSIBLE_PYTHON_INTERPRETER: '/usr/bin/python3',
      ANSIBLE_LOCALHOST_WARNING: 'False',
    },
    ...(plants ? { plants } : {}),
    gone: true,
  });
  return [
    measured('Ansible, 50 forks, V1 there', [], true),
    measured('Ansible, 50 forks, V1 gone', []),
    measured('Ansible, our waves, V1 there', ['-e', '{"few": 1, "hyper": [1, "10%", "100%"]}'], true),
  ];
}

/** Plan, deploy and plan again, by our command and by the CDKTF CLI. */
export function ours(platform: Platform, folder: string): readonly Measured[] {
  // Its own: what the project's holds is of another platform.
  const output = join(folder, 'cdktf.out');
  const way = (
    name: string,
    command: readonly [string, ...string[]],
    differs: number,
    words: readonly string[],
  ): readonly Measured[] => {
    const environment = { ...platform.environment, CDKTF_OUTDIR: output, CI: '1' };
    const plan: readonly [string, ...string[]] = [...command, 'plan', ...words];
    return [
      {
        label: `${name} plan, V1 there`,
        command: plan,
        environment,
        plants: true,
        gone: false,
        exitCode: differs,
      },
      {
        label: `${name} deploy, V1 there`,
        command: [...command, 'deploy', '--auto-approve', ...words],
        environment,
        gone: true,
      },
      { label: `${name} plan, V1 gone`, command: plan, environment, gone: true },
    ];
  };
  return [
    ...way('boss', ['node', join(project, 'scripts/boss.cjs')], 2, []),
    ...way('npx cdktf', ['npx', '--no-install', 'cdktf'], 0, [
      '--no-color',
      '--skip-provider-lock',
      '--output',
      output,
    ]),
  ];
}

/** Everything that is measured, in the order in which a repetition goes through it. @param peers with Ansible, which has to be installed */
export async function allMethods(
  platform: Platform,
  folder: string,
  peers: boolean,
): Promise<readonly Measured[]> {
  return [
    ...(await floor(platform)),
    ...(await runbookLoop(platform)),
    ...(peers ? await ansible(platform, folder) : []),
    ...ours(platform, folder),
  ];
}

/** A folder that is gone when its work is done. */
export async function inOwnFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'boss-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const atFirstbox = ({ lab }: Platform, script: string) =>
  hostCommand(lab.record, 'firstbox', ['bash', '-c', script]);
