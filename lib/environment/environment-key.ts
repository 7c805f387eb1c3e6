/** What an operator is told about a key. */
export interface EnvironmentKey {
  /** Completes "is not …". */
  readonly noun: string;
  readonly allowed: string;
  /** One line of YAML to copy; `…` stands for what only the site knows. */
  readonly example: string;
  /** @default - "write it as in `<example>`" */
  readonly cure?: string;
  /** What to do with an unknown key below it. @default - "delete it" */
  readonly others?: string;
  /** What was written is not repeated: a password may stand in it. @default - it is shown */
  readonly hidden?: true;
}
