import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '../environment/connection';
import { bossCommand } from '../text/boss-command';
import { texts } from '../text/catalogue/text';
import { visibleText } from '../text/visible-text';
import { unpack } from '../remote/receipts';
import { launchProgram, runsProgram } from './run-programs';
import { runOnFirstbox, type ScriptRun, TransportError } from '../ssh/transport';

/** A run that goes on at the firstbox when the connection is lost, and how it is told of. */
export interface DetachedRun {
  /** A plain word that stands in its journal's name. */
  readonly name: string;
  readonly zone: string;
  /** The environment's name, for the commands that a message recommends. */
  readonly environment: string;
  /** Folder of its stack. @default - it has an environment file */
  readonly stack?: string | undefined;
  readonly nonce: string;
  /** Called for each line of its journal, once, however often the connection is lost. */
  readonly onLine: (line: string) => void;
  readonly progress: (line: string) => void;
  /** Ends the following, not the run. @default - nothing does */
  readonly signal?: AbortSignal | undefined;
}

export interface Launch extends DetachedRun {
  readonly script: string;
  readonly arguments: readonly string[];
  /** Who runs it; a plain word. */
  readonly holder: string;
  /** The journal's header, a plain word. */
  readonly header: string;
  /** Called when it has begun: from then on it goes on, whatever happens here. */
  readonly onBegun: () => void;
}

/** The run was told to begin and may be at work: nobody follows it from here any more. */
export class RunLeft extends TransportError {}

const waits = { lockSeconds: 15 * 60, rejoinSeconds: 10 * 60, longestSeconds: 30, silenceSeconds: 45 };

const attachCommand = ({ environment, stack }: DetachedRun) => bossCommand('attach', environment, stack);

/** What is known of a run by what came of it. */
class Following {
  lines = 0;
  /** Whether it was told to begin; only from then on it may, whatever becomes of the connection. */
  told = false;
  begun = false;
  /** How it ended: `ended`, `gone` (its process is), `unknown` (no such journal), `unreadable` (the journals are), `held`, `refused`. */
  over: readonly [word: string, text: string] | undefined;

  constructor(
    private readonly run: DetachedRun,
    private readonly onBegun: () => void = () => undefined,
  ) {}

  readonly add = (line: string): void => {
    const own = `@run-${this.run.nonce} `;
    if (!line.startsWith(own)) {
      if (line === '') return;
      this.isBegun();
      this.lines += 1;
      this.run.onLine(line);
      return;
    }
    const [word = '', text] = line.slice(own.length).split(' ');
    if (word === 'begun') this.isBegun();
    else if (word === 'note') this.run.progress(`firstbox  ${visibleText(unpack(text), 400)}`);
    else if (!['here', 'ready', 'alive'].includes(word)) this.over = [word, unpack(text)];
  };

  /** All is prepared there: it is told to begin, unless nobody waits for it any more. */
  readonly answer = (line: string): string | undefined => {
    if (line !== `@run-${this.run.nonce} ready` || this.run.signal?.aborted === true) return undefined;
    this.told = true;
    return `go ${this.run.nonce}\n`;
  };

  /** What ends the following ends no run that was told to begin. */
  readonly left = (error: unknown): never => {
    if (!this.told || this.over !== undefined || this.run.signal?.aborted !== true) throw error;
    const said = error instanceof Error ? error.message : String(error);
    throw new RunLeft(
      this.begun ? said : texts().run.way.toldToBegin({ said, attach: attachCommand(this.run) }),
    );
  };

  private isBegun(): void {
    if (!this.begun) this.onBegun();
    this.begun = true;
  }
}

/**
 * Starts a script on the firstbox and follows it to its end, over as many connections as that takes. Waits where another run holds the
 * zone's lock.
 *
 * @throws {TransportError} when it cannot be started, its process is gone before its end, it cannot be joined again, or `signal` ends the following
 */
export async function launchRun(connection: Connection, launch: Launch): Promise<void> {
  const say = texts().run.way;
  const waitUntil = Date.now() + waits.lockSeconds * 1000;
  for (let seconds = 5; ; seconds = longer(seconds)) {
    const following = new Following(launch, launch.onBegun);
    const lost = await attempt(connection, launch, following, {
      program: launchProgram,
      script: launch.script,
      answer: following.answer,
      arguments: [
        launch.zone,
        launch.holder,
        launch.name,
        launch.nonce,
        String(Buffer.byteLength(launch.script)),
        createHash('sha256').update(launch.script).digest('hex'),
        launch.header,
        ...launch.arguments,
      ],
    }).catch(following.left);
    const [word, text = ''] = following.over ?? [];
    const firstbox = connection.host;
    if (word !== 'held') {
      if (!following.told && word === undefined)
        throw new TransportError(say.notTold({ said: lost?.message ?? `firstbox ${firstbox}` }));
      return followToEnd(connection, launch, following, lost).catch(following.left);
    }
    const holder = visibleText(text, 200);
    if (Date.now() > waitUntil)
      throw new TransportError(
        say.held({
          firstbox,
          zone: launch.zone,
          minutes: waits.lockSeconds / 60,
          holder,
          attach: attachCommand(launch),
          takeOver: bossCommand('take-over', launch.environment, launch.stack),
        }),
      );
    launch.progress(say.waitingForRun({ zone: launch.zone, holder, attach: attachCommand(launch) }));
    await pause(seconds, launch.signal, say.waitingInterrupted);
  }
}

/**
 * Follows a run that was started before, from the beginning of its journal to its end.
 *
 * @throws {TransportError} as `launchRun` does
 */
export async function attachToRun(connection: Connection, run: DetachedRun): Promise<void> {
  const following = new Following(run);
  following.begun = true;
  await followToEnd(connection, run, following, undefined);
}

/** Joins the run again, less and less often, until it is over. */
async function followToEnd(
  connection: Connection,
  run: DetachedRun,
  following: Following,
  dropped: Error | undefined,
): Promise<void> {
  const say = texts().run.way;
  const firstbox = connection.host;
  let lost = dropped;
  let seconds = 1;
  let since = Date.now();
  while (following.over === undefined) {
    if (lost !== undefined) {
      if (Date.now() - since > waits.rejoinSeconds * 1000)
        throw new RunLeft(say.mayBeAtWork({ said: lost.message, attach: attachCommand(run) }));
      run.progress((following.begun ? say.joining : say.joiningUnsure)({ said: lost.message, seconds }));
      await pause(seconds, run.signal, say.goesOn({ firstbox }));
      seconds = longer(seconds);
    }
    const seen = following.lines;
    lost = await attempt(connection, run, following, {
      program: runsProgram,
      script: '',
      arguments: ['follow', run.zone, run.nonce, String(following.lines)],
    });
    if (following.lines > seen) {
      seconds = 1;
      since = Date.now();
      following.begun = true;
    }
  }
  const [word, text] = following.over;
  if (word === 'gone') throw new TransportError(say.gone({ firstbox }));
  if (word === 'refused') throw new TransportError(say.refused({ firstbox, said: visibleText(text, 400) }));
  if (word === 'unreadable')
    throw new TransportError(say.strangeFolder({ firstbox, folder: visibleText(text, 200) }));
  if (word === 'unknown')
    throw new TransportError((following.begun ? say.journalGone : say.calledOff)({ firstbox }));
}

/** One connection. @returns what ended it before the run was over */
async function attempt(
  connection: Connection,
  run: DetachedRun,
  following: Following,
  what: Pick<ScriptRun, 'script' | 'arguments' | 'answer'> & { readonly program: string },
): Promise<Error | undefined> {
  try {
    await runOnFirstbox(connection, {
      ...what,
      silenceSeconds: waits.silenceSeconds,
      onLine: following.add,
      signal: run.signal,
    });
  } catch (error) {
    if (run.signal?.aborted === true || !(error instanceof TransportError)) throw error;
    return error;
  }
  return following.over === undefined ? new TransportError(texts().run.way.lostWithoutReason) : undefined;
}

async function pause(seconds: number, signal: AbortSignal | undefined, interrupted: string): Promise<void> {
  await sleep(seconds * 1000, undefined, { ...(signal === undefined ? {} : { signal }) }).catch(() => {
    throw new TransportError(interrupted);
  });
}

const longer = (seconds: number): number => Math.min(seconds * 2, waits.longestSeconds);
