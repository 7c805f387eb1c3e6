import type { ExcludedHost } from '../plan/drift';
import { type Texts, texts } from '../text/catalogue/text';
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
export const excludedOutcome = ({ host, reason }: ExcludedHost, say: Texts['run']['hosts']): HostOutcome => ({
  host,
  result: 'skipped',
  reason: say.notAsked({ reason: visibleText(reason, 300) }),
});

/** A host of a run that goes on at the firstbox: how it comes out is seen by somebody else. */
export const leftRunning = (host: string, say = texts().run.hosts): HostOutcome => ({
  host,
  result: 'running',
  reason: say.leftRunning,
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
  const say = texts().run.hosts;
  const counts = [
    say.proven({ proven: proven.length, changed }),
    ...words.map((word) => say.counted({ hosts: of(word).length, result: say.results[word] })),
    ...(left.length === 0 ? [] : [say.counted({ hosts: left.length, result: say.results.running })]),
  ];
  const running = left.map(({ host }) => host).join(', ');
  return [
    say.outcomes({ counts }),
    ...words.flatMap((word) =>
      of(word).map((one) => say.outcome({ result: say.results[word], text: about(one, say) })),
    ),
    ...(left.length === 0 ? [] : [say.outcome({ result: say.results.running, text: running })]),
  ];
}

function about({ host, step, reason: why }: HostOutcome, say: Texts['run']['hosts']): string {
  const reason = visibleText(why ?? say.noReason, 300);
  return step === undefined ? say.about({ host, reason }) : say.aboutStep({ host, step, reason });
}
