import { openSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { ReadStream, WriteStream } from 'node:tty';
import { bossCommand } from '../text/boss-command';
import { texts } from '../text/catalogue/text';
import type { RunSpec } from './run-spec';
import { stopRun } from './open-runs';

/** What ends the following of a run, and how it is told that the run has begun and is over. */
export interface Interruption {
  readonly signal: AbortSignal;
  readonly begun: () => void;
  /** Nothing can be left or stopped any more: a question that is open is withdrawn, a late answer counts for nothing. */
  readonly over: () => void;
}

/**
 * What Ctrl-C does: before the run has begun, ends all. Afterwards asks once, on the terminal where there is one, whether the run is left
 * alone or stopped; without one it is left. Stopped, it is followed on, to see what it still does.
 */
export function onInterrupt(file: RunSpec, nonce: string, print: (line: string) => void): Interruption {
  const attach = bossCommand('attach', file.environment, file.stack);
  const end = new AbortController();
  const withdrawn = new AbortController();
  let begun = false;
  let asked = false;
  const interrupted = async () => {
    if (!begun) {
      end.abort();
      return;
    }
    const answered = asked
      ? 'l'
      : await answer(texts().run.way.question({ attach }), () => (asked = true), withdrawn.signal);
    if (withdrawn.signal.aborted) return;
    if (answered !== 's') {
      withdrawn.abort();
      print(texts().run.way.left({ attach }));
      end.abort();
      return;
    }
    print(texts().run.way.askedToStop);
    await stopRun(file.connection, file.zone, nonce).catch((error: unknown) => {
      print(texts().run.way.notAsked({ why: error instanceof Error ? error.message : String(error) }));
    });
  };
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => void interrupted());
  return { signal: end.signal, begun: () => (begun = true), over: () => withdrawn.abort() };
}

/** One line of the terminal, or nothing after half a minute, where there is none, or when the question is withdrawn. */
async function answer(question: string, begins: () => void, withdrawn: AbortSignal): Promise<string> {
  begins();
  let terminal: { input: ReadStream; output: WriteStream };
  try {
    // Ones that can be given up: a plain read of the device would keep the runner alive.
    terminal = {
      input: new ReadStream(openSync('/dev/tty', 'r')),
      output: new WriteStream(openSync('/dev/tty', 'w')),
    };
  } catch {
    return '';
  }
  const lines = createInterface({ ...terminal, terminal: false });
  const none = new Promise<string>((resolve) => {
    terminal.input.on('error', () => resolve(''));
    withdrawn.addEventListener('abort', () => resolve(''));
    setTimeout(() => resolve(''), 30_000).unref();
  });
  const said = await Promise.race([lines.question(question), none]);
  lines.close();
  terminal.input.destroy();
  return said.trim().toLowerCase();
}
