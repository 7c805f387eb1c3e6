/** One name cut at its numbers: texts around them, and each number with its width. */
interface Cut {
  readonly texts: readonly string[];
  readonly numbers: readonly string[];
}

/** Names that differ in their numbers only; each axis holds the values of one number. */
interface Block {
  readonly texts: readonly string[];
  readonly axes: readonly (readonly string[])[];
}

/**
 * Host names as ClusterShell writes node sets: `pek3r[01-40]n[01-12]`, in the order in which they first stand.
 *
 * @param hosts names; one that is given twice counts once
 * @returns one line, `a[1-2,4],b`, empty for no host
 */
export function foldHosts(hosts: readonly string[]): string {
  const blocks = new Map<string, Block[]>();
  for (const host of new Set(hosts)) {
    const { texts, numbers } = cut(host);
    const shape = JSON.stringify([texts, numbers.map(({ length }) => length)]);
    blocks.set(shape, [...(blocks.get(shape) ?? []), { texts, axes: numbers.map((one) => [one]) }]);
  }
  return [...blocks.values()]
    .flatMap((alike) => folded(alike))
    .map(rendered)
    .join(',');
}

function cut(host: string): Cut {
  // Longer ones could not be counted exactly.
  const pieces = host.split(/(\d{1,15})/);
  return {
    texts: pieces.filter((_, index) => index % 2 === 0),
    numbers: pieces.filter((_, index) => index % 2 === 1),
  };
}

/** Joins blocks along one axis after the other, the last first: nodes of a rack, then racks with the same nodes. */
function folded(blocks: readonly Block[]): readonly Block[] {
  const axes = blocks[0]?.axes.length ?? 0;
  let joined = blocks;
  for (let axis = axes - 1; axis >= 0; axis--) {
    const byOthers = new Map<string, Block>();
    for (const block of joined) {
      const key = JSON.stringify(
        block.axes.filter((_, index) => index !== axis).map((one) => [...one].sort()),
      );
      const known = byOthers.get(key);
      const values = [...(known?.axes[axis] ?? []), ...(block.axes[axis] ?? [])];
      byOthers.set(key, { ...block, axes: block.axes.map((one, index) => (index === axis ? values : one)) });
    }
    joined = [...byOthers.values()];
  }
  return joined;
}

function rendered({ texts, axes }: Block): string {
  return texts.map((text, index) => text + (axes[index] === undefined ? '' : ranges(axes[index]))).join('');
}

/** `01` or `[01-03,05]`. */
function ranges(values: readonly string[]): string {
  const sorted = [...values].sort((one, other) => Number(one) - Number(other));
  const runs: string[][] = [];
  for (const value of sorted) {
    const run = runs.at(-1);
    if (run !== undefined && Number(run.at(-1)) + 1 === Number(value)) run.push(value);
    else runs.push([value]);
  }
  const [only, ...more] = runs;
  if (only?.length === 1 && more.length === 0) return only[0] ?? '';
  return `[${runs.map((run) => (run.length === 1 ? run[0] : `${run[0]}-${run.at(-1)}`)).join(',')}]`;
}
