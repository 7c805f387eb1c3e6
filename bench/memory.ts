import { readdirSync, readFileSync } from 'node:fs';

/** Watches how much memory the descendants of this process hold together. */
export class MemoryWatch {
  private most = 0;
  private readonly timer = setInterval(() => {
    this.most = Math.max(this.most, heldByDescendants());
  }, 200);

  /** Ends it. @returns the most that was seen, megabytes; memory that several share counts once */
  end(): number {
    clearInterval(this.timer);
    return this.most;
  }
}

function heldByDescendants(): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    const line = tryRead(`/proc/${name}/stat`);
    parents.set(Number(name), Number(line.slice(line.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const isOurs = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && parent > 1 && (parent === process.pid || isOurs(parent));
  };
  const kilobytes = [...parents.keys()]
    .filter(isOurs)
    .map((pid) => Number(/^Pss:\s+(\d+) kB$/m.exec(tryRead(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0));
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}

/** Empty for a process that has ended. */
function tryRead(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
