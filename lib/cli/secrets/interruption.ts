import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Signals that end this process, but not before what was typed is in safety: they end what runs, and the rest is done as usual. */
export class Interruption {
  private readonly aborting = new AbortController();
  private isAsking = false;
  private code: number | undefined;
  private readonly heard = (signal: NodeJS.Signals) => {
    // The terminal sends it to the editor too, where it may mean something else.
    if (signal === 'SIGINT' && !this.isAsking) return;
    this.code = 128 + constants.signals[signal];
    this.aborting.abort();
    if (this.isAsking) process.exit(this.code);
  };

  constructor() {
    for (const signal of signals) process.on(signal, this.heard);
  }

  /** Ends the editor. */
  get aborted(): AbortSignal {
    return this.aborting.signal;
  }

  /** Asks, if no signal came; one that comes meanwhile ends this process at once. */
  async asking(ask: () => Promise<string | undefined>): Promise<string | undefined> {
    if (this.code !== undefined) return undefined;
    this.isAsking = true;
    const answer = await ask();
    this.isAsking = false;
    return answer;
  }

  /** Signals act as before; the one that came ends this process now. */
  end(): void {
    for (const signal of signals) process.removeListener(signal, this.heard);
    if (this.code !== undefined) process.exit(this.code);
  }
}
