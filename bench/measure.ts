import { join } from 'node:path';
import { execa } from 'execa';
import { type CpuGroups, type CpuSeconds, machineSeconds } from './cpu-groups';
import { MemoryWatch } from './memory';
import type { Measured } from './methods';
import type { Platform } from './platform';

/** One run of one command. */
export interface Figure {
  readonly label: string;
  /** Hosts of the platform, the firstbox among them. */
  readonly hosts: number;
  /** The most memory that the operator's side held, megabytes. */
  readonly megabytes: number;
  readonly wallSeconds: number;
  readonly cpu: CpuSeconds;
  /** CPU seconds that others on the machine took meanwhile; more than a tenth of the machine makes the wall time worthless. */
  readonly others: number;
  /** ssh handshakes that all nodes accepted together. */
  readonly handshakes: number;
  /** Why it does not count. @default - it does */
  readonly wrong?: string;
}

/** Runs a command once and checks what it left. */
export async function measure(
  platform: Platform,
  groups: CpuGroups,
  { label, command: [file, ...words], environment, plants, gone, exitCode = 0 }: Measured,
): Promise<Figure> {
  if (plants) await platform.plantV1();
  const before = { cpu: groups.read(), machine: machineSeconds(), logins: loginsOf(platform) };
  const begun = performance.now();
  const child = execa(file, words, {
    cwd: join(__dirname, '..'),
    env: { ...environment },
    reject: false,
    stdin: 'ignore',
    all: true,
  });
  const memory = new MemoryWatch(child.pid ?? 0);
  const done = await child;
  const wallSeconds = (performance.now() - begun) / 1000;
  const megabytes = memory.end();
  const after = groups.read();
  const cpu = {
    control: after.control - before.cpu.control,
    firstbox: after.firstbox - before.cpu.firstbox,
    nodes: after.nodes - before.cpu.nodes,
  };
  const others = machineSeconds() - before.machine - sum(cpu);
  const handshakes = loginsOf(platform) - before.logins;
  const left = gone === undefined ? [] : await platform.v1Left();
  const wrong =
    done.exitCode !== exitCode
      ? `exit code ${done.exitCode ?? 'none'} instead of ${exitCode}: ${done.all.slice(-2000)}`
      : gone !== undefined && gone !== (left.length === 0)
        ? `of V1 is left: ${left.join('; ') || 'nothing'}`
        : undefined;
  return {
    label,
    hosts: platform.hosts,
    megabytes,
    wallSeconds,
    cpu,
    others,
    handshakes,
    ...(wrong === undefined ? {} : { wrong }),
  };
}

export const sum = ({ control, firstbox, nodes }: CpuSeconds): number => control + firstbox + nodes;

const loginsOf = (platform: Platform): number => {
  const all = platform.handshakes();
  return platform.nodes.reduce((count, host) => count + (all.get(host) ?? 0), 0);
};
