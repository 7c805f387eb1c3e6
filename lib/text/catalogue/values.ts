/** Named values of a text, in plain words. */
export type Words<Name extends string> = Readonly<Record<Name, string>>;

/** Named values of a text that are numbers. */
export type Numbers<Name extends string> = Readonly<Record<Name, number>>;

/** Named values of a text that are lists of words. */
export type Lists<Name extends string> = Readonly<Record<Name, readonly string[]>>;

/** What is told of a key of an environment file. */
export interface KeyTexts {
  /** What it means, in the table of keys. */
  readonly meaning: string;
  /** What holds where it is not given, there. @default - it has to be given */
  readonly unset?: string;
  /** A value, there. @default - none is shown */
  readonly shown?: string;
  /** Completes "is not …". */
  readonly noun: string;
  readonly allowed: string;
  /** One line of YAML to copy; `…` stands for what only the site knows. */
  readonly example: string;
  /** @default - "write it as in `<example>`" */
  readonly cure?: string;
  /** What to do with an unknown key below it. @default - "delete it" */
  readonly others?: string;
}

/** What is told of a part of the runbook; on a screen it is one line, whose parts are told apart by ";". */
export type PartTexts = Words<
  /** What a deploy does, in the runbook's words, with its heading. */
  | 'does'
  /** What users of the platform notice meanwhile. */
  | 'interrupts'
  /** What helps when it is to be undone. */
  | 'wayBack'
>;
