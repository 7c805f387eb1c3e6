import { findingsOf } from '../../lib/cli/judgement';
import { lookRecordOf } from '../../lib/cli/report/look-record';
import type { LookRecord } from '../../lib/cli/report/look-shape';
import { type Known, pageDataOf } from '../../lib/cli/report/page-data';
import { sinceOf } from '../../lib/cli/report/since';
import { componentsOf } from '../../lib/components/index';
import type { Environment } from '../../lib/environment/environment';
import type { Answer } from '../../lib/plan/observation';
import { probeKey } from '../../lib/plan/step';
import { areYouOk, boss2Versions } from '../../lib/remote/probes';
import type { HistoryEntry } from '../../lib/run/history';
import { planOf } from '../../stacks/plan-of';
import { environmentForTests } from '../environments-for-tests';
import { observationsOf, type Silence } from '../observations-for-tests';

/** When the pages of this world are made. */
export const now = '2026-03-04T08:00:00Z';
const hoursAgo = (hours: number) =>
  new Date(Date.parse(now) - hours * 3_600_000).toISOString().replace('.000Z', 'Z');

/** Several parts of the runbook, with dead hypers allowed. */
function environment(name: string): Environment {
  const valid = environmentForTests(
    'zone',
    '  webSupervisor: present\n  v2: { deploy: added, cache: current }\n',
  );
  return {
    ...valid,
    name,
    zone: name,
    rollout: { hyper: { maxUnreachable: 2 } },
  };
}

const two = (number: number) => String(number).padStart(2, '0');

/** Hosts of a group: `hypers` hypers in racks of twelve, and a few others. */
const namesOf =
  (zone: string, hypers: number) =>
  (group: string): readonly string[] => {
    if (group === 'firstbox') return [group];
    if (group === 'hyper')
      return Array.from(
        { length: hypers },
        (_, index) => `${zone}r${two(1 + Math.floor(index / 12))}n${two(1 + (index % 12))}`,
      );
    const count = { webservice: 2, boss: 3, proxy: 4 }[group] ?? 2;
    return Array.from({ length: count }, (_, index) => `${zone}-${group}${index}`);
  };

/** BOSS V1 is back on a host. */
export const v1Back: Readonly<Record<string, Answer>> = {
  'program_state boss_daemon': { word: 'running', detail: '' },
  'path_state /etc/supervisor/conf.d/boss_daemon.conf': { word: 'file', detail: '' },
};

const well: Readonly<Record<string, Answer>> = {
  [probeKey(areYouOk())]: { word: 'healthy', detail: '' },
  [probeKey(boss2Versions())]: { word: 'told', detail: '2.3.1' },
};

/** What a look of this world saw, by host. */
type Changed = (host: string) => Readonly<Record<string, Answer>> | Silence;

export function lookAt(
  name: string,
  hypers: number,
  hours: number,
  changed: Changed = () => ({}),
  earlier?: LookRecord,
): LookRecord {
  const wanted = environment(name);
  const answers: Changed = (host) => {
    const change = changed(host);
    return typeof change['kind'] !== 'string' && host.includes('-boss') ? { ...well, ...change } : change;
  };
  const seen = {
    ...observationsOf(wanted, answers, namesOf(name, hypers)),
    observedAt: hoursAgo(hours),
  };
  const plan = planOf(wanted, seen);
  const look = lookRecordOf(wanted, seen, plan, findingsOf(wanted, seen, plan));
  return { ...look, since: sinceOf(look, earlier) };
}

/** One run's lines of a history. */
export const run = (
  name: string,
  hours: number,
  title: string,
  hosts: readonly string[],
  more: Partial<HistoryEntry> = {},
): readonly HistoryEntry[] =>
  hosts.map((host) => ({
    run: `${name} ${hours} ${title}`,
    by: 'lin@ops1',
    environment: name,
    commit: '9f2c41d07ab3c5e6f8',
    plan: 'p'.repeat(64),
    title,
    begun: Date.parse(hoursAgo(hours)) / 1000,
    host,
    result: 'proven',
    seconds: 48,
    ...more,
  }));

/** Hosts with every kind of trouble. */
const troubles =
  (zone: string, said: string): Changed =>
  (host) => {
    const silence = (kind: Silence['kind'], reason: string): Silence => ({ host, kind, reason });
    if ([3, 4, 17].some((index) => host === namesOf(zone, 20)('hyper')[index])) return v1Back;
    if (host === `${zone}r01n09`) return silence('unreachable', said === hostile ? said : 'no route to host');
    if (host === `${zone}-webservice1`)
      return { 'program_state boss_collector': { word: 'exited', detail: 'spawned too quickly' } };
    if (host === `${zone}-proxy2`)
      return { 'nginx_site boss.conf 9090': { word: 'unreadable', detail: said } };
    return {};
  };

/** What a host may say to whoever shows it. */
export const hostile = `<img src=x onerror=alert(1)></script><script>alert(2)</script>\u202Egnp.exe\u001B[2J${'A'.repeat(100_000)}`;

/** A fleet of four: one with troubles, one in sync, one that was looked at long ago, one that was not. */
export function fleet(hypers: number, said = 'nginx -T: permission denied'): readonly Known[] {
  const [name, calm, old] = ['pek3a', 'pek3b', 'sh1a'];
  const before = lookAt(name, hypers, 26);
  const racks = namesOf(name, hypers)('hyper');
  const boss = namesOf(name, hypers)('boss');
  return [
    {
      name,
      look: lookAt(
        name,
        hypers,
        2,
        troubles(name, said),
        lookAt(name, hypers, 9, troubles(name, said), before),
      ),
      history: [
        ...run(name, 174, 'boss_v1_absent on hyper', racks, { seconds: 412 }),
        ...run(name, 174, 'boss_v1_absent on boss', boss, {
          begun: Date.parse(hoursAgo(174)) / 1000 + 415,
        }),
        ...run(name, 76, 'web_supervisor on webservice', boss.slice(1), {
          by: 'zhao@ops2',
          commit: '31b07c9e5d42aa',
        }),
        ...run(name, 76, 'web_supervisor on webservice', boss.slice(0, 1), {
          by: 'zhao@ops2',
          commit: '31b07c9e5d42aa',
          result: 'failed',
          step: 'web supervisor running',
        }),
        ...run(name, 30, 'web_supervisor on webservice', boss, {
          by: 'zhao@ops2',
          commit: '5a7de10c88e1f4',
          seconds: 95,
        }),
      ],
    },
    {
      name: calm,
      look: lookAt(calm, hypers, 2),
      history: run(calm, 50, 'web_supervisor on webservice', ['w0']),
    },
    {
      name: old,
      look: lookAt(old, hypers, 75),
      history: run(old, 3, 'boss2_cache on firstbox', ['firstbox']),
    },
    { name: 'gz1a', history: [] },
  ];
}

/** What a page shows of them. */
export const dataOf = (known: readonly Known[]) =>
  pageDataOf(
    known,
    componentsOf(environment('pek3a')).map(({ name }) => name),
    now,
  );
