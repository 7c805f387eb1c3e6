import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** CPU seconds by who took them. */
export interface CpuSeconds {
  /** This process and what it started on this machine: the operator's side. */
  readonly control: number;
  readonly firstbox: number;
  /** All nodes together. */
  readonly nodes: number;
}

const parties = ['control', 'firstbox', 'nodes'] as const;

/** Counts CPU by the kernel's control groups, of the first or the second version, so that processes that ended count as well. */
export class CpuGroups {
  private readonly first = existsSync('/sys/fs/cgroup/cpuacct');
  private readonly folder = join('/sys/fs/cgroup', this.first ? 'cpuacct' : '', 'boss-cdktf-bench');

  /**
   * @param firstbox process of the lab's firstbox that all others of it descend from
   * @param nodes the same of each node
   * @throws {Error} without root, or where control groups cannot be written
   */
  constructor(firstbox: number, nodes: readonly number[]) {
    const children = childrenByParent();
    const treeOf = (pid: number): readonly number[] => [pid, ...(children.get(pid) ?? []).flatMap(treeOf)];
    this.put('control', [process.pid]);
    this.put('firstbox', treeOf(firstbox));
    this.put('nodes', nodes.flatMap(treeOf));
  }

  /** Since the groups were made. */
  read(): CpuSeconds {
    const [control = 0, firstbox = 0, nodes = 0] = parties.map((name) => this.secondsOf(name));
    return { control, firstbox, nodes };
  }

  private put(name: (typeof parties)[number], pids: readonly number[]): void {
    const folder = join(this.folder, name);
    mkdirSync(folder, { recursive: true });
    for (const pid of pids) {
      try {
        writeFileSync(join(folder, 'cgroup.procs'), String(pid));
      } catch (error) {
        // A process that ended meanwhile takes nothing any more.
        if (existsSync(`/proc/${pid}`)) throw error;
      }
    }
  }

  private secondsOf(name: string): number {
    if (this.first) return Number(readFileSync(join(this.folder, name, 'cpuacct.usage'), 'utf8')) / 1e9;
    const stat = readFileSync(join(this.folder, name, 'cpu.stat'), 'utf8');
    return Number(/^usage_usec (\d+)$/m.exec(stat)?.[1] ?? 0) / 1e6;
  }
}

/** CPU seconds of the whole machine since it started. */
export function machineSeconds(): number {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n', 1);
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = line.split(/\s+/).slice(1).map(Number);
  return (user + nice + system + irq + softirq) / 100;
}

function childrenByParent(): ReadonlyMap<number, readonly number[]> {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const line = readFileSync(`/proc/${name}/stat`, 'utf8');
      const parent = Number(line.slice(line.lastIndexOf(')') + 2).split(' ')[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    } catch {
      // It has ended.
    }
  }
  return children;
}
