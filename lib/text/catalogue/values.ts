/** Named values of a text, in plain words. */
export type Words<Name extends string> = Readonly<Record<Name, string>>;

/** Named values of a text that are numbers. */
export type Numbers<Name extends string> = Readonly<Record<Name, number>>;

/** Named values of a text that are lists of words. */
export type Lists<Name extends string> = Readonly<Record<Name, readonly string[]>>;

/** What is told of a part of the runbook; on a screen it is one line, whose parts are told apart by ";". */
export type PartTexts = Words<
  /** What a deploy does, in the runbook's words, with its heading. */
  | 'does'
  /** What users of the platform notice meanwhile. */
  | 'interrupts'
  /** What helps when it is to be undone. */
  | 'wayBack'
>;
