import { bossCommand } from '../text/boss-command';

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

/** What a plan says of it. @param stack folder of its stack, where it has no environment file */
export function renderOpenRun(
  { state, nonce, since, title, by, open }: OpenRun,
  environment: string,
  stack?: string,
): string {
  if (state === 'unreadable')
    return `whether a run is at work on the firstbox is not known: ${nonce} there is not a folder that only root writes to, so no journal in it is read; look who made it, move it away`;
  const about = `${title}, begun ${since} by ${by}`;
  const where =
    open.length === 0
      ? 'it was on no host'
      : open.map(({ host, step }) => (step === undefined ? host : `${host}: ${step}`)).join('; ');
  const attach = bossCommand('attach', environment, stack);
  return state === 'running'
    ? `a run is at work on the firstbox: ${about}; ${where}; what is seen now may change: ${attach}`
    : `previous run did not finish: ${about}; ${where}; what it left is in this plan, the next deploy ends it, or ${attach}`;
}
