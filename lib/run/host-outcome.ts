import type { ExcludedHost } from '../plan/drift';
import { visibleText } from '../text/visible-text';
import type { Failure } from './failure';

/**
 * How one host came out of a run: `proven`, or one of four words that say why not. `unreachable`: no answer came from it. `unreadable`: what
 * it answered is not understood, or did not come to its end. `failed`: it answered and is not as desired, because its commands did not make it
 * so or were not allowed to begin. `skipped`: it was not touched. Besides, `running`: the run goes on there, and is not followed any more.
 */
export interface HostOutcome {
  readonly host: string;
  readonly result: 'proven' | 'unreachable' | 'unreadable' | 'failed' | 'skipped' | 'running';
  /** The step's title. @default - not about one step */
  readonly step?: string;
  /** @default - it is proven */
  readonly reason?: string;
  /** Whether commands ran there; `unknown` where its change was sent and it did not say. @default - it was not touched */
  readonly changed?: boolean | 'unknown';
}

/** A host that was left out of the plan. */
export const excludedOutcome = ({ host, reason }: ExcludedHost): HostOutcome => ({
  host,
  result: 'skipped',
  reason: `unreachable at plan time: ${visibleText(reason, 300)}`,
});

/** A host of a run that goes on at the firstbox: how it comes out is seen by somebody else. */
export const leftRunning = (host: string): HostOutcome => ({
  host,
  result: 'running',
  reason: 'the run goes on at the firstbox and is not followed any more',
  changed: 'unknown',
});

/** @param skipped why it was not touched; a failure says more */
export function outcomeOf(
  host: string,
  changed: boolean | 'unknown',
  failure: Failure | undefined,
  skipped: string | undefined,
): HostOutcome {
  if (failure !== undefined) {
    const { result = 'unreadable', step, reason } = failure;
    return { host, result, ...(step === undefined ? {} : { step }), changed, reason };
  }
  return skipped === undefined
    ? { host, result: 'proven', changed }
    : { host, result: 'skipped', reason: skipped };
}

const words = ['unreachable', 'unreadable', 'failed', 'skipped'] as const;

/** How many hosts came out how, then a line for each that is not proven. */
export function outcomeLines(outcomes: readonly HostOutcome[]): readonly string[] {
  const of = (word: HostOutcome['result']) => outcomes.filter(({ result }) => result === word);
  const proven = of('proven');
  const changed = proven.filter((one) => one.changed === true).length;
  const left = of('running');
  return [
    [
      `hosts: ${proven.length} proven (${changed} changed)`,
      ...words.map((word) => `${of(word).length} ${word}`),
      ...(left.length === 0 ? [] : [`${left.length} left running`]),
    ].join(', '),
    ...words.flatMap((word) => of(word).map((one) => `  ${word}: ${about(one)}`)),
    ...(left.length === 0 ? [] : [`  left running: ${left.map(({ host }) => host).join(', ')}`]),
  ];
}

const about = ({ host, step, reason = 'no reason given' }: HostOutcome): string =>
  `${host}: ${step === undefined ? '' : `${step}: `}${visibleText(reason, 300)}`;
