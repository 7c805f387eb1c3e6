import type { Ledger } from './ledger';

const longestSeconds = 30;

/** Says whom a run waits for, after three seconds and then less and less often: a deploy job may take an hour. @returns what ends it */
export function announceWaiting(ledger: Ledger, print: (line: string) => void): () => void {
  const begun = Date.now();
  let timer: NodeJS.Timeout;
  const after = (seconds: number) => {
    timer = setTimeout(() => {
      const hosts = ledger.waiting;
      const so = `${Math.round((Date.now() - begun) / 1000)} s`;
      print(
        hosts.length === 0
          ? `waiting for the firstbox, ${so}`
          : `waiting for ${hosts.length} of ${ledger.size} hosts, ${so}: ${hosts.slice(0, 5).join(', ')}${hosts.length > 5 ? ', …' : ''}`,
      );
      after(Math.min(seconds * 1.5, longestSeconds));
    }, seconds * 1000);
  };
  after(3);
  return () => clearTimeout(timer);
}
