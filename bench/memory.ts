import { readdirSync, readFileSync } from 'node:fs';

/** Watches how much memory a process and its descendants hold together. */
export class MemoryWatch {
  constructor(private readonly pid: number) {}

  private most = 0;
  private readonly timer = setInterval(() => {
    this.most = Math.max(this.most, heldBy([this.pid, ...descendantsOf(this.pid)]));
  }, 200);

  /** Ends it. @returns the most that was seen, megabytes; memory that several share counts once */
  end(): number {
    clearInterval(this.timer);
    return this.most;
  }
}

function heldBy(pids: readonly number[]): number {
  const kilobytes = pids.map((pid) =>
    Number(/^Pss:\s+(\d+) kB$/m.exec(tryRead(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0),
  );
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}

/** Any of its threads may have started one. */
function descendantsOf(pid: number): readonly number[] {
  return tryList(`/proc/${pid}/task`)
    .flatMap((thread) => tryRead(`/proc/${pid}/task/${thread}/children`).split(' '))
    .filter((word) => word !== '')
    .flatMap((word) => [Number(word), ...descendantsOf(Number(word))]);
}

/** Empty for a process that has ended. */
function tryRead(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function tryList(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
