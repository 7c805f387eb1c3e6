import { texts } from '../text/catalogue/text';
import type { Ledger } from './ledger';

const longestSeconds = 30;

/** Says whom a run waits for, after three seconds and then less and less often: a deploy job may take an hour. @returns what ends it */
export function announceWaiting(ledger: Ledger, print: (line: string) => void): () => void {
  const begun = Date.now();
  let timer: NodeJS.Timeout;
  const after = (seconds: number) => {
    timer = setTimeout(() => {
      const hosts = ledger.waiting;
      const seconds = Math.round((Date.now() - begun) / 1000);
      const names = `${hosts.slice(0, 5).join(', ')}${hosts.length > 5 ? ', …' : ''}`;
      const say = texts().run.way;
      print(
        hosts.length === 0
          ? say.waitingForFirstbox({ seconds })
          : say.waiting({ hosts: hosts.length, all: ledger.size, seconds, names }),
      );
      after(Math.min(seconds * 1.5, longestSeconds));
    }, seconds * 1000);
  };
  after(3);
  return () => clearTimeout(timer);
}
