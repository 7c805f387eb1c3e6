import type { DesiredFileSource } from '../desired/desired-file-source';

/** A read-only question to one host: a shell function of lib/remote/host/probes.sh and its arguments; the words are those that can be wished. */
export interface Probe<Word extends string = string> {
  /** Name of the function in lib/remote/host/probes.sh. */
  readonly fn: string;
  /** As they are; quoted where a shell sees them. */
  readonly args: readonly string[];
  /** Never there: the compiler alone knows it. @default - nothing */
  readonly words?: Word;
}

/** What one probe must answer for a host to be as desired. */
export interface Expectation {
  /** What is asked about, in the runbook's words: `program boss_daemon`. */
  readonly subject: string;
  /** Who answers. */
  readonly probe: Probe;
  /** One word of the probe's closed set. */
  readonly expected: string;
  /** For people, instead of the word. @default - the word */
  readonly wanted?: string;
  /** For people: what exactly differs, line by line, shown below the difference. @default - nothing more to say */
  readonly because?: readonly string[];
  /** For people: what to do where a requirement is not met. @default - to bring what is pending in force, or to take it back */
  readonly cure?: string;
}

/** An expectation whose word its probe can say; another one does not compile. */
export const expectation = <Word extends string>(
  one: Expectation & { readonly probe: Probe<Word>; readonly expected: NoInfer<Word> },
): Expectation => one;

/** A file of the operator's machine that has to be on the firstbox. */
export interface Upload {
  /** Absolute. */
  readonly from: string;
  /** Absolute, on the firstbox. */
  readonly to: string;
  readonly sha256: string;
}

/** What keeps a step from being carried out. */
export interface StepBlocker {
  /** What of the firstbox. */
  readonly subject: string;
  readonly reason: string;
  /** What its hosts should have is not known either: they are not compared, and it is told for all of them. @default - it is known */
  readonly unknown?: true;
}

/**
 * Expectations plus the commands that make them true. A host where every expectation holds is not touched.
 * Nor is one where an answer is unreadable or a requirement is not met.
 */
export interface Step {
  /** What it makes true, for people. */
  readonly title: string;
  /** Lines of the wish, where an expectation depends on what was seen. @default - one line for each expectation */
  readonly desired?: readonly string[];
  /** What is true on a host as desired. */
  readonly expect: readonly Expectation[];
  /** Expectations of the steps before it; judged only on a host where they hold. @default - judged on every host */
  readonly onlyIf?: readonly Expectation[];
  /** Why it cannot be carried out as things are on the firstbox; told where a host differs. @default - it can */
  readonly blockedBy?: StepBlocker;
  /** What must hold before anything is changed on a host that differs. */
  readonly requires: readonly Expectation[];
  /** Shell lines; they depend on what is desired, and on what the step needed to see. The first one that fails ends it. */
  readonly run: readonly string[];
  /**
   * Shell lines that the firstbox carries out before, when a host differed at plan time, or nothing is expected that could tell.
   * The hosts are their last argument. Their exit code is no proof, but a failure when it is not 0. @default - none
   */
  readonly firstboxCommands?: readonly string[];
  /** What the probes and commands compare with and put in place; only the look and the runner get it. @default - nothing */
  readonly content?: DesiredFileSource;
  /** Files sent to the firstbox before, those of them that were not there at plan time. @default - none */
  readonly uploads?: readonly Upload[];
  /** What these are called. @default - build and push */
  readonly firstboxLabel?: string;
  /** They bring hosts into the group, which may be empty before and larger after. @default - they do not */
  readonly createsHosts?: true;
}

/** Identity of a probe: the same question asked for two reasons is asked once. */
export function probeKey(probe: Probe): string {
  return [probe.fn, ...probe.args].join(' ');
}
