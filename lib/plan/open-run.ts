import { bossCommand } from '../text/boss-command';
import { catalogues, type Texts } from '../text/catalogue/text';

/** A run on a firstbox that did not come to its end: it is at work, or was killed. */
export interface OpenRun {
  readonly state: 'running' | 'unended' | 'unreadable';
  /** Where it is unreadable, the folder of journals that is. */
  readonly nonce: string;
  /** ISO 8601, UTC. */
  readonly since: string;
  /** Component and group, as a deploy calls it. */
  readonly title: string;
  /** Who started it, and where. */
  readonly by: string;
  /** Hosts that it began on and that have not reported their end, each with the step whose commands were begun. */
  readonly open: readonly { readonly host: string; readonly step?: string }[];
}

/** What is said of it; a plan says it in English. @param stack folder of its stack, where it has no environment file */
export function renderOpenRun(
  { state, nonce, since, title, by, open }: OpenRun,
  environment: string,
  stack?: string,
  say: Texts['runs'] = catalogues.en.runs,
): string {
  if (state === 'unreadable') return say.journalsUnreadable({ folder: nonce });
  const about = say.begun({ title, since, by });
  const where =
    open.length === 0
      ? say.onNoHost
      : say.onHosts({
          hosts: open.map(({ host, step }) => (step === undefined ? host : say.hostAtStep({ host, step }))),
        });
  const attach = bossCommand('attach', environment, stack);
  return (state === 'running' ? say.atWork : say.unfinished)({ about, where, attach });
}
