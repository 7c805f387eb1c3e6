import { texts } from '../../text/catalogue/text';
import { visibleText } from '../../text/visible-text';

/** One thing that was looked after between here and a node. */
export interface Check {
  /** @default - it is of this machine */
  readonly environment?: string;
  readonly what: string;
  /** `note`: it works, but somebody should know. */
  readonly state: 'ok' | 'note' | 'wrong';
  readonly found: string;
  /** One name, or a folded set. @default - it is of no host */
  readonly hosts?: string;
  /** What would be well. @default - it is */
  readonly allowed?: string;
  /** @default - nothing is to be done */
  readonly cure?: string;
  /** Of the exit codes. @default - in sync */
  readonly code?: number;
}

/** Makes checks of things that are not as they have to be. @param code of the exit codes */
export const wrongWith =
  (code: number) =>
  (what: string, found: string, allowed: string, cure: string): Check => ({
    what,
    state: 'wrong',
    found,
    allowed,
    cure,
    code,
  });

/** Whether a version is this one or a newer one. */
export function atLeast(version: string, wanted: readonly [number, number]): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > wanted[0] || (major === wanted[0] && minor >= wanted[1]);
}

/** For people: one line. */
export function renderCheck({ environment, what, state, found, hosts, allowed, cure }: Check): string {
  const about = [environment, hosts, what].filter((one) => one !== undefined);
  const say = texts().doctor;
  const more = [
    ...(allowed === undefined ? [] : [say.allowed({ allowed })]),
    ...(cure === undefined ? [] : [say.cure({ cure })]),
  ];
  return visibleText(say.check({ state: say[state], about, found, more }), 1200);
}
