/*
 * verifies: what somebody reads of each part (does, interrupts, way back), and that a screen holds it: 25 lines with Terraform's last one,
 * 15 for a drift of three lines.
 */
import { components } from '../../lib/components';
import type { Answer, Observations } from '../../lib/plan/observation';
import { summarize } from '../../lib/plan/plan-summary';
import { renderSummary, summaryAsMarkdown } from '../../lib/plan/render-summary';
import { type PartName, partTexts } from '../../lib/text/catalogue/part-texts';
import { catalogues } from '../../lib/text/catalogue/text';
import { columns } from '../../lib/text/columns';
import { planOf } from '../../stacks/plan-of';
import { environmentForTests } from '../environments-for-tests';
import { nothingAsDesired, observationsOf } from '../observations-for-tests';

const everything = environmentForTests(
  'zone',
  '  notifyWebhook: { proxyVips: { unit1: 10.0.0.1 } }\n  webSupervisor: present\n  v2: { deploy: added, cache: current, config: { backEnd: b.yaml },\n' +
    `    packages: { frontEnd: [{ name: web, version: '2', sha256: ${'a'.repeat(64)}, file: w.deb }] } }\n` +
    'components: { cronus: {} }\n',
);

/** Hosts of a platform with so many hypers. */
const hostsOf = (hypers: number) => (group: string) =>
  group === 'firstbox'
    ? [group]
    : group === 'hyper'
      ? Array.from({ length: hypers }, (_, index) => `r${10 + Math.floor(index / 12)}n${10 + (index % 12)}`)
      : [`${group}0`, `${group}1`];

/** A platform on which nothing is as desired yet, and nothing hinders a deploy. */
function untouched(hypers: number): Observations {
  const answers = nothingAsDesired(everything);
  return observationsOf(everything, () => answers, hostsOf(hypers));
}

/** Beside the summary Terraform's last line, and what it means. */
const screen = (lines: readonly string[]) => lines.length + 2;
const about = (line: string) => line.startsWith('     does: ');

test.each([30, 1000])(
  'a first plan of everything on %d hosts is a screen, and tells what is interrupted',
  (hosts) => {
    const plan = planOf(everything, untouched(hosts - 9));
    expect(plan.hostCount).toBe(hosts);
    const lines = renderSummary(plan);
    expect(screen(lines)).toBeLessThanOrEqual(25);
    expect(lines.filter((line) => /^ {2}\d\. /.test(line))).toHaveLength(7);
    expect(lines.filter(about)).toHaveLength(7);
    expect(lines.at(-1)).toMatch(/^ {2}not compared with hosts, .*: boss2_cache, boss2_health$/);
    expect(lines.join('\n')).not.toContain('BLOCKED');
    expect(lines.filter((line) => about(line) && line.endsWith(' characters)'))).toEqual([]);
  },
);

test('a drift of three lines on 30 hosts', () => {
  const drifting: Readonly<Record<string, Readonly<Record<string, Answer>>>> = {
    r10n12: { 'program_state boss_daemon': { word: 'running', detail: '' } },
    proxy0: { 'nginx_site boss.conf 9090': { word: 'enabled', detail: '' } },
    webservice1: { 'program_settled websupervisor': { word: 'stopped', detail: '' } },
  };
  const seen = observationsOf(everything, (host) => drifting[host] ?? {}, hostsOf(21));
  const lines = renderSummary(planOf(everything, seen));
  expect(lines.filter((line) => line.includes(': wants '))).toHaveLength(3);
  expect(lines.filter(about)).toEqual([
    "     does: remove BOSS V1 (卸载BOSS V1); interrupts: BOSS V1's pages and API end, nginx reloads, connections stay; way back: boss.yaml by boss restore --list, the rest by V1's packages",
    '     does: install the web supervisor (WebSupervisor); interrupts: its own pages, on one webservice node at a time; way back: none here, remove its package by hand',
  ]);
  expect(screen(lines)).toBeLessThanOrEqual(15);
});

test('where reasons fill the screen, what is done makes room; the file has all of it', () => {
  const silent = (host: string) => ({ host, kind: 'unreachable', reason: `no route to ${host}` }) as const;
  const changed = { 'program_state boss_daemon': { word: 'running', detail: '' } };
  const seen = observationsOf(
    everything,
    (host) => (/^r1[01]n/.test(host) ? silent(host) : changed),
    hostsOf(30),
  );
  const plan = planOf(everything, seen);
  expect(renderSummary(plan).filter(about)).toEqual([]);
  expect(summaryAsMarkdown(plan)).toMatch(/^ {5}does: remove BOSS V1 /m);
});

test('summary.json has the three for programs, in English, and of a part that is not of the runbook nothing', () => {
  const [first] = JSON.parse(JSON.stringify(planOf(everything, untouched(3)).parts)) as readonly object[];
  expect(first).toMatchObject({
    part: 'boss_v1_absent',
    runbookPart: 'boss_v1_absent',
    ...catalogues.en.parts.named.boss_v1_absent,
  });
  const own = { part: 'mine', group: 'boss', hosts: ['boss0'], blocked: [], excluded: [], waves: [] };
  const difference = {
    host: 'boss0',
    subject: 'file x',
    expected: 'none',
    found: 'file',
    detail: '',
    because: [],
  };
  const others = { blocked: [], warnings: [] };
  const plan = summarize(
    'unit',
    'now',
    [{ ...own, differences: [difference] }],
    ({ found }) => found,
    others,
  );
  expect(plan.parts[0]).not.toHaveProperty('does');
  expect(renderSummary(plan)).toEqual([
    'unit: 1 of 1 part differs, 1 host asked (seen now); in the order of work:',
    '  1. mine: 1 of 1 host differs: boss0',
    '     boss0: file x: wants none, found file',
  ]);
});

describe.each(Object.entries(catalogues))('what is told of parts: %s', (_language, catalogue) => {
  const names: readonly PartName[] = [...components.map(({ name }) => name), 'some_other_deployed'];

  test.each(names)('%s: three texts that stand on one line', (name) => {
    const told = partTexts(catalogue, name);
    expect(Object.keys(told).sort()).toEqual(['does', 'interrupts', 'wayBack']);
    expect(Object.values(told).filter((text) => text === '' || /[;\n]/.test(text))).toEqual([]);
    expect(columns(catalogue.summary.about(told))).toBeLessThanOrEqual(195);
  });

  test('a component is told by its name', () => {
    expect(partTexts(catalogue, 'cronus_deployed').does).toContain(' cronus ');
  });
});
