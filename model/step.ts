/** A read-only question to one host: a shell function of facts/probes.sh and its arguments. */
export interface Probe {
  /** Name of the function in facts/probes.sh. */
  readonly fn: string;
  readonly args: readonly string[];
}

/** What one probe must answer for a host to be as desired. */
export interface Expectation {
  /** What is asked about, in the runbook's words: `program boss_daemon`. */
  readonly subject: string;
  readonly probe: Probe;
  /** One word of the probe's closed set. */
  readonly expected: string;
}

/**
 * Expectations plus the commands that make them true. Skipped on a host where every expectation holds,
 * never carried out where an answer is unreadable or a requirement is not met.
 */
export interface Step {
  readonly title: string;
  readonly expect: readonly Expectation[];
  /** What must hold before anything is changed on a host that differs. */
  readonly require: readonly Expectation[];
  /** Shell lines; they depend on the desired state only. The first one that fails ends the step. */
  readonly run: readonly string[];
}

/** Identity of a probe: the same question asked for two reasons is asked once. */
export function probeKey(probe: Probe): string {
  return [probe.fn, ...probe.args].join(' ');
}
