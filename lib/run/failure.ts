import type { Texts } from '../text/catalogue/text';
import { visibleText } from '../text/visible-text';
import type { RunSubject } from './run-header';

/** Why a host, or the whole group under its name, is not proven. */
export interface Failure {
  readonly host: string;
  /** @default - unreadable: what was said is not understood */
  readonly result?: 'unreachable' | 'unreadable' | 'failed';
  /** Its change did not reach it: it was dead before. @default - its change was sent, or it answered */
  readonly unsent?: true;
  readonly step?: string;
  readonly reason: string;
}

/**
 * Whether hosts that died since the plan may be passed over: their change did not reach them, together with those of the plan they are no
 * more than may be unreachable, all others are proven, and the firstbox brought nothing to them. The next plan names them.
 * @param asked how many hosts were asked
 */
export function mayBePassedOver(
  found: readonly Failure[],
  { rollout: { maxUnreachable = 0, excluded = [] } = {}, firstboxTargets = [] }: RunSubject,
  asked: number,
): boolean {
  return (
    found.every(({ host, unsent }) => unsent === true && !firstboxTargets.includes(host)) &&
    found.length + excluded.length <= maxUnreachable &&
    found.length < asked
  );
}

/** @param asked hosts of which one word says how they came out; another name is the group's, the firstbox's or a stranger's */
export function failureText(
  { host, result = 'unreadable', step, reason }: Failure,
  asked: readonly string[],
  say: Texts['run']['hosts'],
): string {
  if (step !== undefined) return say.aboutStep({ host, step, reason });
  return asked.includes(host)
    ? say.aboutStep({ host, step: say.results[result], reason })
    : say.about({ host, reason });
}

/** Hosts that were asked for and that the deploy job left out of their group: nobody proves them. */
export function leftOut(
  group: string,
  asked: readonly string[],
  members: readonly string[],
  say: Texts['run']['hosts'],
): readonly Failure[] {
  const lost = asked.filter((host) => !members.includes(host));
  return lost.length === 0 ? [] : [{ host: group, reason: visibleText(say.leftOut({ hosts: lost }), 400) }];
}
