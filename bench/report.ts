import { cpus } from 'node:os';
import { largestLab } from '../lab/host-plan';
import { manyLabels } from './many-environments';
import { type Figure, sum } from './measure';

interface Row {
  readonly label: string;
  readonly hosts: number;
  readonly walls: readonly number[];
  readonly figures: readonly Figure[];
}

/** What has to be reached, each against something that was measured in the same run. */
const targets: readonly {
  readonly what: string;
  readonly of: string;
  readonly against: string;
  readonly by: 'wall' | 'cpu' | 'nodes';
  readonly atMost: number;
}[] = [
  {
    what: "nodes' CPU of a plan without a difference",
    of: 'boss plan, V1 gone',
    against: 'floor: `ssh host true`, ten at once',
    by: 'nodes',
    atMost: 4,
  },
  {
    what: 'plan without a difference',
    of: 'boss plan, V1 gone',
    against: 'Ansible, 50 forks, V1 gone',
    by: 'wall',
    atMost: 0.35,
  },
  {
    what: 'the same by the CDKTF CLI',
    of: 'npx cdktf plan, V1 gone',
    against: 'Ansible, 50 forks, V1 gone',
    by: 'wall',
    atMost: 0.6,
  },
  {
    what: 'deploy',
    of: 'boss deploy, V1 there',
    against: "runbook's loop, V1 there",
    by: 'wall',
    atMost: 0.8,
  },
  {
    what: 'deploy',
    of: 'boss deploy, V1 there',
    against: 'Ansible, 50 forks, V1 there',
    by: 'wall',
    atMost: 0.6,
  },
  {
    what: 'deploy',
    of: 'boss deploy, V1 there',
    against: 'Ansible, our waves, V1 there',
    by: 'wall',
    atMost: 0.35,
  },
  {
    what: 'CPU of a deploy',
    of: 'boss deploy, V1 there',
    against: 'Ansible, 50 forks, V1 there',
    by: 'cpu',
    atMost: 0.5,
  },
  {
    what: 'deploy by the CDKTF CLI',
    of: 'npx cdktf deploy, V1 there',
    against: "runbook's loop, V1 there",
    by: 'wall',
    atMost: 1,
  },
  {
    what: 'ten environments looked at in one call',
    of: manyLabels.checkAll,
    against: manyLabels.checkOne,
    by: 'wall',
    atMost: 2.5,
  },
  {
    what: 'plans of ten environments in one call',
    of: manyLabels.planAll,
    against: manyLabels.planEach,
    by: 'wall',
    atMost: 0.3,
  },
];

/** The page with the medians of all figures, and what they are beside the targets. @param date of the run, YYYY-MM-DD */
export function performancePage(figures: readonly Figure[], date: string): string {
  const rows = rowsOf(figures);
  const sizes = [...new Set(rows.map(({ hosts }) => hosts))];
  const machine = `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'})`;
  return `${[
    '# Performance',
    '',
    `Written by \`npm run bench\` on ${date}, ${machine}, the hosts of the lab (\`--plain\`) included. Section 卸载BOSS V1 of the runbook.`,
    'Median (least to most), n runs; ways take turns. CPU is that of operator + firstbox + nodes, MB the most memory',
    "that the operator's side held. Wall times count only where others took less than a tenth of the machine.",
    ...sizes.flatMap((size) => [
      '',
      `## ${size} hosts${size > largestLab ? ', most of them simulated: they answer after 50 ms and do no work' : ''}`,
      '',
      '| | n | wall s | CPU s | operator + firstbox + nodes | handshakes | MB |',
      '| --- | --- | --- | --- | --- | --- | --- |',
      ...rows.filter(({ hosts }) => hosts === size).map(lineOf),
      ...targetLines(rows.filter(({ hosts }) => hosts === size)),
    ]),
  ].join('\n')}\n`;
}

function rowsOf(figures: readonly Figure[]): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const figure of figures.filter(({ wrong }) => wrong === undefined)) {
    const { label, hosts, wallSeconds, others } = figure;
    const row = rows.get(`${hosts} ${label}`) ?? { label, hosts, walls: [], figures: [] };
    const quiet = others < (wallSeconds * cpus().length) / 10;
    rows.set(`${hosts} ${label}`, {
      ...row,
      walls: quiet ? [...row.walls, wallSeconds] : row.walls,
      figures: [...row.figures, figure],
    });
  }
  return [...rows.values()];
}

function lineOf({ label, walls, figures }: Row): string {
  const parts = (['control', 'firstbox', 'nodes'] as const).map((part) =>
    (median(figures.map(({ cpu }) => cpu[part])) ?? 0).toFixed(1),
  );
  return `| ${[
    label,
    walls.length === figures.length ? figures.length : `${walls.length} of ${figures.length} quiet`,
    spread(walls),
    spread(figures.map(({ cpu }) => sum(cpu))),
    parts.join(' + '),
    median(figures.map(({ handshakes }) => handshakes)),
    Math.round(median(figures.map(({ megabytes }) => megabytes)) ?? 0),
  ].join(' | ')} |`;
}

function targetLines(rows: readonly Row[]): readonly string[] {
  const value = (label: string, by: 'wall' | 'cpu' | 'nodes') => {
    const row = rows.find((one) => one.label === label);
    if (row === undefined) return undefined;
    if (by === 'wall') return median(row.walls);
    return median(row.figures.map(({ cpu }) => (by === 'cpu' ? sum(cpu) : cpu.nodes)));
  };
  const lines = targets.flatMap(({ what, of, against, by, atMost }) => {
    const [ours, theirs] = [value(of, by), value(against, by)];
    if (ours === undefined || theirs === undefined) return [];
    const times = ours / theirs;
    return [`| ${what} | ${against} | ${atMost} | ${times.toFixed(2)}${times > atMost ? ' (missed)' : ''} |`];
  });
  return lines.length === 0
    ? []
    : ['', '| target | against | at most | here |', '| --- | --- | --- | --- |', ...lines];
}

function spread(values: readonly number[]): string {
  const middle = median(values);
  if (middle === undefined) return '-';
  return values.length === 1
    ? middle.toFixed(1)
    : `${middle.toFixed(1)} (${Math.min(...values).toFixed(1)} to ${Math.max(...values).toFixed(1)})`;
}

/** @returns undefined of nothing */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((one, other) => one - other);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half];
  return sorted.length % 2 === 1 || upper === undefined ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
}
