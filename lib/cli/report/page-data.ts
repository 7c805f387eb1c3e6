import { foldHosts } from '../../plan/host-set';
import type { HistoryEntry } from '../../run/history';
import { partTexts } from '../../text/catalogue/part-texts';
import { type Texts, texts } from '../../text/catalogue/text';
import { visibleText } from '../../text/visible-text';
import { type Deploy, deploysOf, lastProofs } from './deploys';
import type { HostState, LookedFact, LookRecord } from './look-shape';

/** Every state that is shown: of hosts, parts, environments and runs. */
export type State = keyof Texts['report']['states'];

/** A sign for each, so that no colour is needed to tell them apart. */
export const signs: Readonly<Record<State, string>> = {
  'in-sync': '✓',
  differs: '≠',
  unhealthy: '!',
  unreadable: '?',
  unreachable: '×',
  untrusted: '‡',
  skipped: '–',
  'not-asked': '·',
  'not-compared': '·',
  partly: '◐',
  blocked: '⊘',
  'open-run': '▸',
  'held-lock': '▪',
  warning: '!',
  error: '×',
  'not-looked': '·',
  'not-valid': '×',
  proven: '✓',
  failed: '×',
  running: '▸',
};

/** What is known of an environment from what is saved. */
export interface Known {
  readonly name: string;
  /** Why its file is not valid, or what is saved is not understood. @default - nothing is wrong */
  readonly problems?: readonly string[];
  /** @default - none is kept */
  readonly look?: LookRecord;
  readonly history: readonly HistoryEntry[];
}

/** Something that differs on hosts, since when, and what told that it was as wanted before. */
interface DriftRow {
  readonly part: string;
  readonly hosts: string;
  readonly names: readonly string[];
  readonly subject: string;
  readonly wanted: string;
  readonly found: string;
  readonly first: string;
  readonly before?: string;
  readonly by?: 'look' | 'deploy';
}

/** A part in an environment. */
interface Cell {
  readonly state: State;
  /** `3/30`. */
  readonly count: string;
}

/** One environment as the page shows it. */
interface ShownEnvironment {
  readonly name: string;
  readonly state: State;
  readonly zone: string;
  readonly firstbox: string;
  /** ISO 8601, UTC; empty where it was not looked at. */
  readonly observedAt: string;
  /** Whether a deploy began or ended after that look. */
  readonly deployedSince: boolean;
  readonly hostCount: number;
  /** By place in the list of parts; null where it is not asked for. */
  readonly cells: readonly (Cell | null)[];
  readonly notes: readonly { readonly state: State; readonly text: string }[];
  readonly groups: LookRecord['groups'];
  readonly facts: LookRecord['facts'];
  readonly drift: readonly DriftRow[];
  readonly deploys: readonly Deploy[];
}

/** Everything that a page shows; its script reads it as JSON. */
export interface PageData {
  readonly language: string;
  /** ISO 8601, UTC. */
  readonly generatedAt: string;
  readonly labels: Texts['report']['page'];
  readonly states: Texts['report']['states'];
  readonly signs: typeof signs;
  readonly parts: readonly { readonly name: string; readonly does: string }[];
  readonly environments: readonly ShownEnvironment[];
}

/** Most deploys of an environment that are shown. */
const deploysAtMost = 40;

/** @param order all parts, in the order of work */
export function pageDataOf(all: readonly Known[], order: readonly string[], generatedAt: string): PageData {
  const { language, page, states } = texts().report;
  const named = new Map(all.flatMap(({ look }) => look?.parts.map((one) => [one.part, one] as const) ?? []));
  const parts = [...new Set([...order, ...named.keys()])].flatMap((part) => named.get(part) ?? []);
  return {
    language,
    generatedAt,
    labels: page,
    states,
    signs,
    parts: parts.map(({ part, runbookPart }) => ({
      name: part,
      does: runbookPart === undefined ? '' : partTexts(texts(), runbookPart as `${string}_deployed`).does,
    })),
    environments: all.map((one) =>
      environmentOf(
        one,
        parts.map(({ part }) => part),
      ),
    ),
  };
}

function environmentOf(
  { name, problems = [], look, history }: Known,
  parts: readonly string[],
): ShownEnvironment {
  const deploys = deploysOf(history, deploysAtMost);
  const shown = problems.map((text) => ({ state: 'not-valid' as const, text: visibleText(text, 600) }));
  const about = { name: visibleText(name, 200), deploys };
  if (look === undefined)
    return {
      ...about,
      state: shown.length > 0 ? 'not-valid' : 'not-looked',
      zone: '',
      firstbox: '',
      observedAt: '',
      deployedSince: false,
      hostCount: 0,
      cells: parts.map(() => null),
      notes: shown,
      groups: [],
      facts: [],
      drift: [],
    };
  const seen = Date.parse(look.observedAt) / 1000;
  return {
    ...about,
    state: shown.length > 0 ? 'not-valid' : stateOf(look),
    zone: look.zone,
    firstbox: look.firstbox,
    observedAt: look.observedAt,
    deployedSince: history.some(({ begun, seconds }) => begun + seconds > seen),
    hostCount: new Set(look.groups.flatMap(({ hosts }) => hosts.map(({ host }) => host))).size,
    cells: parts.map((part) => cellOf(look, part)),
    notes: [
      ...shown,
      ...look.notes.map(({ kind, text }) => ({ state: isState(kind) ? kind : ('warning' as const), text })),
    ],
    groups: look.groups,
    facts: look.facts,
    drift: driftOf(look, history),
  };
}

const isState = (word: string): word is State => Object.hasOwn(signs, word);

/** What weighs most of what was found, as `boss status` says it first. */
function stateOf({ notes, parts, facts }: LookRecord): State {
  const has = (kind: string) => notes.some((note) => note.kind === kind);
  if (has('blocked') || has('error') || parts.some(({ blocked }) => blocked.length > 0)) return 'blocked';
  const first = (['unhealthy', 'skipped', 'open-run', 'held-lock'] as const).find(has);
  if (first !== undefined) return first;
  if (parts.some(({ differing }) => differing > 0)) return 'differs';
  return facts.length > 0 ? 'in-sync' : 'not-compared';
}

const silent: readonly HostState[] = ['unreachable', 'untrusted', 'skipped', 'unreadable'];

/** A part over its groups; a host counts once, by its worst. */
function cellOf(look: LookRecord, name: string): Cell | null {
  const part = look.parts.find((one) => one.part === name);
  if (part === undefined) return null;
  const hosts = new Map<string, LookedFact['state'] | 'silent'>();
  for (const { hosts: own } of look.groups.filter(({ group }) => part.groups.includes(group)))
    for (const { host, state, facts } of own) {
      const states = facts.flatMap((index) => {
        const fact = look.facts[index];
        return fact?.part === name ? fact.state : [];
      });
      const known = hosts.get(host);
      const all = [...states, ...(known === undefined ? [] : [known])];
      const worst = (['unreadable', 'differs', 'holds', 'silent'] as const).find((one) => all.includes(one));
      if (worst !== undefined) hosts.set(host, worst);
      else if (facts.length === 0 && silent.includes(state)) hosts.set(host, 'silent');
    }
  const count = (state: string) => [...hosts.values()].filter((one) => one === state).length;
  const of = (state: State, some: number): Cell => ({ state, count: `${some}/${hosts.size}` });
  const differing = Math.max(count('differs'), part.differing);
  if (part.blocked.length > 0) return { state: 'blocked', count: '' };
  if (count('unreadable') > 0) return of('unreadable', count('unreadable'));
  if (differing > 0)
    return hosts.size < differing ? { state: 'differs', count: '' } : of('differs', differing);
  if (part.notCompared === true) return { state: 'not-compared', count: '' };
  if (count('holds') === 0)
    return count('silent') === 0 ? { state: 'not-compared', count: '' } : of('unreachable', count('silent'));
  return of(count('silent') > 0 ? 'partly' : 'in-sync', count('holds'));
}

function driftOf(
  { groups, facts, since }: LookRecord,
  history: readonly HistoryEntry[],
): readonly DriftRow[] {
  const proven = lastProofs(history);
  const times = new Map(
    since.flatMap(({ part, subject, hosts, ...own }) =>
      hosts.map((host) => [JSON.stringify([part, subject, host]), own] as const),
    ),
  );
  const rows = new Map<string, Omit<DriftRow, 'hosts' | 'names'> & { names: Set<string> }>();
  for (const { host, facts: own } of groups.flatMap((group) => group.hosts))
    for (const index of own) {
      const fact = facts[index];
      if (fact?.state !== 'differs') continue;
      const { part, subject, wanted, found = '' } = fact;
      const own = times.get(JSON.stringify([part, subject, host]));
      if (own === undefined) continue;
      const about = { part, subject, wanted, found, ...bounds(own, proven(part, host)) };
      const key = JSON.stringify(about);
      const row = rows.get(key) ?? { ...about, names: new Set() };
      row.names.add(host);
      rows.set(key, row);
    }
  return [...rows.values()].map((row) => ({
    ...row,
    names: [...row.names],
    hosts: foldHosts([...row.names]),
  }));
}

/** The later of the last look and the last deploy that told it as wanted. */
function bounds(
  { first, before }: { readonly first: string; readonly before?: string },
  proof: number | undefined,
): Pick<DriftRow, 'first' | 'before' | 'by'> {
  const proven =
    proof === undefined || proof * 1000 > Date.parse(first)
      ? undefined
      : new Date(proof * 1000).toISOString().replace('.000Z', 'Z');
  if (proven !== undefined && (before === undefined || proven > before))
    return { first, before: proven, by: 'deploy' };
  return before === undefined ? { first } : { first, before, by: 'look' };
}
