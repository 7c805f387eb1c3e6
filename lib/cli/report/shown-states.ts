import type { Texts } from '../../text/catalogue/text';
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

/** A part in an environment. */
export interface Cell {
  readonly state: State;
  /** `3/30`. */
  readonly count: string;
}

export const isState = (word: string): word is State => Object.hasOwn(signs, word);

/** What weighs most of what was found, as `boss status` says it first. */
export function stateOf({ notes, parts, facts }: LookRecord): State {
  const has = (kind: string) => notes.some((note) => note.kind === kind);
  if (has('blocked') || has('error') || parts.some(({ blocked }) => blocked.length > 0)) return 'blocked';
  const first = (['unhealthy', 'skipped', 'open-run', 'held-lock'] as const).find(has);
  if (first !== undefined) return first;
  if (parts.some(({ differing }) => differing > 0)) return 'differs';
  return facts.length > 0 ? 'in-sync' : 'not-compared';
}

const silent: readonly HostState[] = ['unreachable', 'untrusted', 'skipped', 'unreadable'];

/** A part over its groups; a host counts once, by its worst. */
export function cellOf(look: LookRecord, name: string): Cell | null {
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
