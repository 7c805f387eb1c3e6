/* verifies: what the page of the bench says follows from the figures that count, and from no others. */
import { cpus } from 'node:os';
import type { Figure } from '../../bench/measure';
import { median, performancePage } from '../../bench/report';

const figure = (label: string, wallSeconds: number, more: Partial<Figure> = {}): Figure => ({
  label,
  hosts: 8,
  wallSeconds,
  cpu: { control: 1, firstbox: 2, nodes: 3 },
  others: 0,
  handshakes: 14,
  megabytes: 120.4,
  ...more,
});
const loop = "runbook's loop, V1 there";
const lineWith = (figures: readonly Figure[], words: string) =>
  performancePage(figures, '2026-11-28')
    .split('\n')
    .filter((line) => line.includes(words));

test.each([
  [[], undefined],
  [[3], 3],
  [[9, 1, 2], 2],
  [[4, 1, 2, 9], 3],
])('median of %j', (values, expected) => {
  expect(median(values)).toBe(expected);
});

test('a figure is median, least and most, with who took the CPU', () => {
  const figures = [12, 10, 20].map((seconds) => figure(loop, seconds));
  expect(lineWith(figures, loop)).toEqual([
    `| ${loop} | 3 | 12.0 (10.0 to 20.0) | 6.0 (6.0 to 6.0) | 1.0 + 2.0 + 3.0 | 14 | 120 |`,
  ]);
});

test('a run that did not do what it should counts for nothing', () => {
  const figures = [figure(loop, 10), figure(loop, 0.1, { wrong: 'exit code 1 instead of 0' })];
  expect(lineWith(figures, loop)[0]).toMatch(/\| 1 \| 10\.0 \|/);
});

test('of a busy machine the CPU counts, not the wall time', () => {
  const busy = figure(loop, 30, { others: 30 * cpus().length * 0.2 });
  expect(lineWith([figure(loop, 10), busy], loop)[0]).toMatch(/\| 1 of 2 quiet \| 10\.0 \| 6\.0 \(/);
});

test('a target is told beside what was measured in the same run, missed or not, and only where both were', () => {
  const deploy = (seconds: number) => [figure(loop, 10), figure('boss deploy, V1 there', seconds)];
  expect(lineWith(deploy(8), '| deploy |')).toEqual([`| deploy | ${loop} | 0.8 | 0.80 |`]);
  expect(lineWith(deploy(8.1), '| deploy |')).toEqual([`| deploy | ${loop} | 0.8 | 0.81 (missed) |`]);
  expect(lineWith([figure('boss deploy, V1 there', 8)], '| deploy |')).toEqual([]);
});

test('each size has a table of its own', () => {
  const page = performancePage(
    [figure(loop, 10), figure(loop, 20, { hosts: 30 }), figure(loop, 9, { hosts: 1000 })],
    '2026-11-28',
  );
  expect(page.match(/^## .*$/gm)).toEqual([
    '## 8 hosts',
    '## 30 hosts',
    '## 1000 hosts, most of them simulated: they answer after 50 ms and do no work',
  ]);
});
