import { type RunHeader, tryUnpackHeader } from './run-header';
import { Ledger } from './ledger';
import type { HostOutcome } from './host-outcome';

/** What a run came to, by its journal. */
export interface ReplayedRun {
  readonly header: RunHeader;
  /** Seconds since 1970. */
  readonly begun: number;
  /** At least one; not all are proven where the run as a whole is not. */
  readonly hosts: readonly Pick<HostOutcome, 'host' | 'result' | 'step'>[];
}

/**
 * A journal, judged as a run is that is followed: by the ledger.
 *
 * @param lines of the journal, the first one first
 * @returns undefined where its header is not understood
 */
export function replay(nonce: string, lines: readonly string[]): ReplayedRun | undefined {
  const [mark, word, , , , since = '', packed = ''] = lines[0]?.split(' ') ?? [];
  const read = tryUnpackHeader(packed);
  if (mark !== `@@${nonce}` || word !== 'begun' || !/^\d{1,11}$/.test(since) || read === undefined)
    return undefined;
  const ledger = new Ledger(nonce, read.subject, read.subject.hosts ?? [], () => undefined);
  for (const line of lines) ledger.add(line);
  const { hosts, failures } = ledger.close();
  const excluded = read.subject.rollout?.excluded ?? [];
  const unseen =
    failures.length > 0 &&
    hosts.every(({ host, result }) => result === 'proven' || excluded.some((one) => one.host === host));
  return {
    header: { ...read.header, run: nonce },
    begun: Number(since),
    hosts: [
      ...hosts.filter(({ host }) => !unseen || host !== 'firstbox'),
      // A push that failed, or a script without its end, is no host's trouble.
      ...(unseen ? [{ host: 'firstbox', result: 'unreadable' } as const] : []),
    ],
  };
}
