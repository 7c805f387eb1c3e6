import type { HistoryEntry } from '../../run/history';
import { partTexts } from '../../text/catalogue/part-texts';
import { shown } from '../../text/catalogue/shown';
import { type Texts, texts } from '../../text/catalogue/text';
import { visibleText } from '../../text/visible-text';
import { type Deploy, deploysOf } from './deploys';
import { type DriftRow, driftOf } from './drift-rows';
import type { LookRecord } from './look-shape';
import { type Cell, cellOf, isState, signs, type State, stateOf } from './shown-states';

/** What is known of an environment from what is saved. */
export interface Known {
  readonly name: string;
  /** Why its file is not valid, or what is saved is not understood. @default - nothing is wrong */
  readonly problems?: readonly string[];
  /** @default - none is kept */
  readonly look?: LookRecord;
  readonly history: readonly HistoryEntry[];
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

/** Why nothing is known of a group or a host, in the language that is spoken. */
const inWords = <Of extends { readonly reason?: string }>(one: Of): Of =>
  one.reason === undefined ? one : { ...one, reason: shown(one.reason) };

function environmentOf(
  { name, problems = [], look, history }: Known,
  parts: readonly string[],
): ShownEnvironment {
  const deploys = deploysOf(history, deploysAtMost);
  const invalid = problems.map((text) => ({ state: 'not-valid' as const, text: visibleText(text, 600) }));
  const about = { name: visibleText(name, 200), deploys };
  if (look === undefined)
    return {
      ...about,
      state: invalid.length > 0 ? 'not-valid' : 'not-looked',
      zone: '',
      firstbox: '',
      observedAt: '',
      deployedSince: false,
      hostCount: 0,
      cells: parts.map(() => null),
      notes: invalid,
      groups: [],
      facts: [],
      drift: [],
    };
  const seen = Date.parse(look.observedAt) / 1000;
  return {
    ...about,
    state: invalid.length > 0 ? 'not-valid' : stateOf(look),
    zone: look.zone,
    firstbox: look.firstbox,
    observedAt: look.observedAt,
    deployedSince: history.some(({ begun, seconds }) => begun + seconds > seen),
    hostCount: new Set(look.groups.flatMap(({ hosts }) => hosts.map(({ host }) => host))).size,
    cells: parts.map((part) => cellOf(look, part)),
    notes: [
      ...invalid,
      ...look.notes.map(({ kind, text }) => ({
        state: isState(kind) ? kind : ('warning' as const),
        text: shown(text),
      })),
    ],
    groups: look.groups.map((group) => ({ ...inWords(group), hosts: group.hosts.map(inWords) })),
    facts: look.facts.map(told),
    drift: driftOf(look, history).map(told),
  };
}

/** The same in the language of the page; what a host says beside its word stays. */
function told<Fact extends LookRecord['facts'][number] | DriftRow>(fact: Fact): Fact {
  const { thing, answer } = texts().hosts;
  const { subject, wanted, found } = fact;
  return {
    ...fact,
    subject: thing({ name: subject }),
    wanted: answer({ word: wanted }),
    ...(found === undefined ? {} : { found: answer({ word: found }) }),
  };
}
