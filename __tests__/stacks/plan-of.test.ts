import { Testing } from 'cdktf';
import type { Answer } from '../../lib/plan/observation';
import { renderSummary, summaryAsMarkdown } from '../../lib/plan/render-summary';
import { BossStack } from '../../stacks/boss-stack';
import { planOf } from '../../stacks/plan-of';
import { environmentForTests } from '../environments-for-tests';
import { observationsOf } from '../observations-for-tests';

const environment = { ...environmentForTests(), rollout: { hyper: { maxUnreachable: 1 } } };
const back: Readonly<Record<string, Answer>> = {
  'program_state boss_daemon': { word: 'running', detail: '' },
  'path_state /etc/supervisor/conf.d/boss_daemon.conf': { word: 'file', detail: '' },
  'nginx_site boss.conf 9090': { word: 'enabled', detail: '' },
};

/** The summary of `hypers` hypers, of which those `changed` answer otherwise than desired and those `silent` not at all. */
function summary(
  hypers: number,
  changed: (host: string) => Readonly<Record<string, Answer>>,
  silent: readonly string[] = [],
) {
  const name = (index: number) =>
    `pek3r${String(1 + Math.floor(index / 10)).padStart(2, '0')}n${String(1 + (index % 10)).padStart(2, '0')}`;
  return planOf(
    environment,
    observationsOf(
      environment,
      (host) =>
        silent.includes(host) ? { host, kind: 'unreachable', reason: 'no route\u001b[2J' } : changed(host),
      (group) =>
        group === 'firstbox'
          ? [group]
          : group === 'hyper'
            ? Array.from({ length: hypers }, (_, index) => name(index))
            : [`${group}0`, `${group}1`],
    ),
  );
}

test('in sync: one line', () => {
  expect(renderSummary(summary(30, () => ({})))).toEqual([
    'unit: nothing differs on 37 hosts (seen 2026-01-02T03:04:05Z)',
  ]);
});

test('a drift of three hosts is told once, with its waves', () => {
  const drifting = ['pek3r01n02', 'pek3r01n03', 'pek3r02n01'];
  const lines = renderSummary(summary(30, (host) => (drifting.includes(host) ? back : {})));
  expect(lines).toEqual([
    'unit: 1 of 1 part differs, 37 hosts asked (seen 2026-01-02T03:04:05Z); in the order of work:',
    '  1. boss_v1_absent: 3 of 37 hosts differ: pek3r01n[02-03],pek3r02n01; hyper one host after the other',
    "     does: remove BOSS V1 (卸载BOSS V1); interrupts: BOSS V1's pages and API end, nginx reloads, connections stay; way back: boss.yaml by boss restore --list, the rest by V1's packages",
    '     pek3r01n[02-03],pek3r02n01: program boss_daemon: wants absent, found running',
    '     pek3r01n[02-03],pek3r02n01: file /etc/supervisor/conf.d/boss_daemon.conf: wants absent, found file',
  ]);
});

test('a host that is skipped is told, its text made harmless', () => {
  const lines = renderSummary(summary(3, () => ({}), ['pek3r01n02']));
  expect(lines).toContain('  skipped: pek3r01n02: no route\\u{1b}[2J; nothing is done there');
});

test('what the plan warns of stands in the file, one line each', () => {
  const doubt = {
    'program_state boss_daemon': { word: 'absent', detail: 'one `left` with\nits environment' },
  };
  const seen = summary(2, (host) => (host === 'pek3r01n01' ? doubt : {}));
  expect(summaryAsMarkdown(seen)).toMatch(
    /^### unit: nothing differs .*\n\n```\n {2}warning: pek3r01n01: program boss_daemon: absent; one 'left' with.*environment\n```\n$/,
  );
});

test('files and groups that others share are to be parted, nothing of them brought in force', () => {
  const shared = {
    ...back,
    'supervisor_parts boss_daemon': { word: 'shared', detail: '[group:platform] of FILE also has x' },
  };
  const lines = renderSummary(summary(2, (host) => (host === 'pek3r01n01' ? shared : {}))).join('\n');
  expect(lines).toContain(
    'also has x; give these programs files and groups of their own there, then plan again',
  );
  expect(lines).not.toContain('in force');
});

test('what hinders is told with the part that it hinders', () => {
  const unclear = { 'program_state boss_daemon': { word: 'unreadable', detail: 'socket ${x} gone' } };
  const lines = renderSummary(summary(2, (host) => (host === 'pek3r01n01' ? unclear : {})));
  expect(lines).toContain(
    '     BLOCKED pek3r01n01: unreadable: program boss_daemon: socket ${x} gone; mend what it says on the host, then plan again',
  );
});

test('a screen holds a plan of a thousand hosts that all differ otherwise; the file holds all of it', () => {
  const seen = summary(1000, (host) => ({
    'program_state boss_daemon': {
      word: ['running', 'fatal', 'exited', 'backoff', 'stopped', 'orphaned'][host.length % 6] ?? '',
      detail: '',
    },
    ...(/n0[1-5]$/.test(host) ? back : {}),
  }));
  expect(renderSummary(seen).length).toBeLessThanOrEqual(25);
  expect(renderSummary(seen).every((line) => line.length <= 230)).toBe(true);
  const markdown = summaryAsMarkdown(seen);
  for (const { subject } of seen.parts[0]?.facts ?? []) expect(markdown).toContain(subject);
});

test('the JSON names its version and every fact', () => {
  const seen = summary(2, (host) => (host === 'pek3r01n02' ? back : {}));
  expect(JSON.parse(JSON.stringify(seen))).toMatchObject({
    apiVersion: 'boss-cdktf/summary/v1',
    environment: 'unit',
    hostCount: 9,
    parts: [
      {
        part: 'boss_v1_absent',
        differing: 'pek3r01n02',
        differingCount: 1,
        facts: [
          { hosts: 'pek3r01n02', subject: 'program boss_daemon', wanted: 'absent', found: 'running' },
          { subject: 'file /etc/supervisor/conf.d/boss_daemon.conf' },
        ],
      },
    ],
  });
});

test('how long a part took last time is the sum of its groups, as far as it is known', () => {
  const observations = observationsOf(environment, (host) => (host === 'hyper0' ? back : {}));
  const summaryWith = (lastSeconds: Readonly<Record<string, number>>) =>
    new BossStack(Testing.app(), {
      environment,
      stateDirectory: '../../../state',
      observations,
      lastSeconds,
    }).summary;
  const took = { 'boss_v1_absent on boss': 40, 'boss_v1_absent on hyper': 2, 'another on boss': 7 };
  expect(renderSummary(summaryWith(took))[1]).toMatch(/hosts differs: hyper0; took 42 s last time$/);
  expect(renderSummary(summaryWith({}))[1]).toMatch(/hosts differs: hyper0$/);
});
